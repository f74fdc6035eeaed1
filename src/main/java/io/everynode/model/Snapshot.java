package io.everynode.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * One cluster at one moment; immutable, so that no reader ever sees two versions of one object.
 *
 * @param version counts the snapshots of this cluster, from 0 (nothing known yet)
 * @param at the cluster's own time of the newest change
 * @param complete all four kinds (nodes, DaemonSets, pods, ControllerRevisions) were listed at least once
 * @param changes against the snapshot before
 */
public record Snapshot(
        ClusterName cluster,
        long version,
        Instant at,
        boolean complete,
        Nodes nodes,
        SortedMap<DaemonSetRef, DaemonSetSlice> daemonSets,
        Set<Change> changes) {

    public Optional<DaemonSetSlice> daemonSet(DaemonSetRef ref) {
        return Optional.ofNullable(daemonSets.get(ref));
    }
}
