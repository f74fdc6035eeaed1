package io.everynode.board;

import io.everynode.insight.ClusterUnderstanding;
import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.Freshness;
import io.everynode.model.Snapshot;
import io.everynode.model.Unread;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * One cluster as it is shown: facts, meaning and freshness of one moment.
 *
 * @param revision counts the views of this cluster; a stream resumes by it
 * @param at the cluster's time of the judgement
 * @param lastHeard the cluster's time up to which all that the counts need was heard
 * @param unread the objects that could not be read and are left out
 * @param changed the DaemonSets whose understanding differs from the view before, gone ones included
 */
public record View(
        ClusterName cluster,
        String title,
        String kind,
        String version,
        long revision,
        Instant at,
        Snapshot snapshot,
        ClusterUnderstanding understanding,
        Freshness freshness,
        Instant lastHeard,
        List<Unread> unread,
        Set<DaemonSetRef> changed) {}
