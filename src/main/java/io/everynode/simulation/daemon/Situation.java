package io.everynode.simulation.daemon;

import io.everynode.simulation.view.DaemonSetView;
import io.everynode.simulation.view.NodeView;
import io.everynode.simulation.view.PodView;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Everything that the controller sees of one DaemonSet when it looks.
 *
 * @param pods the DaemonSet's pods by the node that they are on or meant for, those both terminal and being deleted left out;
 *     nodes that do not exist any more included
 * @param hash the label of the current revision
 */
record Situation(
        DaemonSetView ds,
        Collection<NodeView> nodes,
        Function<NodeView, Placement> placements,
        Map<String, List<PodView>> pods,
        String hash,
        Instant now) {

    Placement placement(NodeView node) {
        return placements.apply(node);
    }

    List<PodView> on(NodeView node) {
        return pods.getOrDefault(node.name(), List.of());
    }

    boolean available(PodView pod) {
        return pod.availableAt(now, ds.minReadySeconds());
    }

    /** How many nodes want a pod. */
    int desired() {
        return (int) nodes.stream().filter(node -> placement(node).shouldRun()).count();
    }
}
