package io.everynode.simulation.daemon;

import io.everynode.simulation.view.DaemonSetView;
import io.everynode.simulation.view.NodeView;
import io.everynode.simulation.view.PodView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Everything that the controller sees of one DaemonSet when it looks.
 *
 * @param spots one for each node that there is
 * @param stray the pods whose node is gone, by its name
 * @param hash the label of the current revision
 */
record Situation(DaemonSetView ds, List<Spot> spots, Map<String, List<PodView>> stray, String hash, Instant now) {

    /** A node, whether a pod belongs there, and those that are there or meant for it. */
    record Spot(NodeView node, Placement placement, List<PodView> pods) {
        String name() {
            return node.name();
        }
    }

    /**
     * Looks at everything once.
     *
     * @param pods the DaemonSet's pods by the node that they are on or meant for, those both terminal and being deleted left out
     */
    static Situation of(
            DaemonSetView ds,
            Collection<NodeView> nodes,
            Function<NodeView, Placement> placements,
            Map<String, List<PodView>> pods,
            String hash,
            Instant now) {
        List<Spot> spots = new ArrayList<>(nodes.size());
        Map<String, List<PodView>> stray = new HashMap<>(pods);
        for (NodeView node : nodes) {
            List<PodView> there = stray.remove(node.name());
            spots.add(new Spot(node, placements.apply(node), there == null ? List.of() : there));
        }
        return new Situation(ds, spots, stray, hash, now);
    }

    boolean available(PodView pod) {
        return pod.availableAt(now, ds.minReadySeconds());
    }

    boolean updated(PodView pod) {
        return ds.isUpdated(pod, hash);
    }

    /** How many nodes want a pod. */
    int desired() {
        return (int) spots.stream().filter(spot -> spot.placement().shouldRun()).count();
    }
}
