package io.everynode.insight;

import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import java.util.List;
import java.util.SortedMap;

/** All that is said of one cluster. */
public record ClusterUnderstanding(
        ClusterName cluster,
        SortedMap<DaemonSetRef, DaemonSetUnderstanding> daemonSets,
        List<AttentionItem> attention) {}
