package io.everynode.insight;

import io.everynode.model.DaemonSetFacts;

/** How much else depends on a DaemonSet, by its priority class. */
final class Critical {
    private Critical() {}

    /** 0 for system-node-critical, 1 for system-cluster-critical, 2 for all others. */
    static int rank(DaemonSetFacts facts) {
        return switch (facts.template().priorityClassName()) {
            case "system-node-critical" -> 0;
            case "system-cluster-critical" -> 1;
            default -> 2;
        };
    }
}
