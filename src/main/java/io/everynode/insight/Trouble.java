package io.everynode.insight;

import io.everynode.model.NodeFacts;
import java.util.List;

/**
 * An alarming cell and its node.
 *
 * @param blocks it counts as unavailable for the controller's budget
 */
record Trouble(Cell cell, NodeFacts node, boolean blocks) {
    private static final List<String> PRESSURES = List.of("DiskPressure", "MemoryPressure", "PIDPressure");

    /** The node is not well itself, which explains whatever is wrong on it. */
    boolean explained() {
        return explains(node);
    }

    static boolean explains(NodeFacts node) {
        return !node.ready().equals("True")
                || node.conditions().stream()
                        .anyMatch(
                                c -> PRESSURES.contains(c.type()) && c.status().equals("True"));
    }

    /**
     * It blocks, or its pod (or the pod that it lacks) is of the current revision. A pod that is well and merely should
     * not be there says nothing about a release.
     */
    boolean concernsRollout() {
        return blocks || cell.wanted() && cell.ofCurrentRevision();
    }
}
