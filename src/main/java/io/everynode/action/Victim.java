package io.everynode.action;

import io.everynode.insight.Cell;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.FailingReason;
import io.everynode.insight.PodOnNode;
import io.everynode.model.NodeName;
import io.everynode.model.Uid;
import java.util.ArrayList;
import java.util.List;

/** The pod that is deleted so that another one takes its place. */
public record Victim(NodeName node, String pod, Uid uid) {

    /**
     * The pods on these nodes, in this order.
     *
     * @throws IllegalArgumentException names the field and what was expected there
     */
    public static List<Victim> on(List<NodeName> nodes, DaemonSetUnderstanding daemonSet, boolean force) {
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("nodes: expected at least one node");
        }
        var victims = new ArrayList<Victim>();
        for (NodeName node : nodes.stream().distinct().toList()) {
            Cell cell = daemonSet
                    .cell(node)
                    .filter(c -> !c.pods().isEmpty())
                    .orElseThrow(() -> new IllegalArgumentException("nodes: expected nodes with a pod of "
                            + daemonSet.ref().name() + "; there is none on \"" + node + "\""));
            if (force && !stuck(cell)) {
                throw new IllegalArgumentException(
                        "force: expected only where a pod terminates for too long, which \"" + node + "\" has not");
            }
            victims.add(victim(cell, force));
        }
        return List.copyOf(victims);
    }

    /** Whether its pod was deleted and does not go. */
    public static boolean stuck(Cell cell) {
        return cell.reason() instanceof FailingReason.TerminatingTooLong;
    }

    /** One that goes already needs no deletion, unless it is the one that is stuck. */
    private static Victim victim(Cell cell, boolean force) {
        PodOnNode pod = cell.pods().stream()
                .filter(p -> p.facts().terminating() == force)
                .findFirst()
                .orElse(cell.pods().getFirst());
        return new Victim(cell.node(), pod.facts().name(), pod.facts().uid());
    }
}
