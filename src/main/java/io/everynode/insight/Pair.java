package io.everynode.insight;

import java.util.List;
import java.util.Optional;

/**
 * The pod of an old revision beside the one of the current, on one node, during a rollout with maxSurge.
 *
 * @param before the old one, which serves until the new one is available
 * @param next the new one, whose trouble decides
 */
record Pair(PodOnNode before, PodOnNode next) {
    static Optional<Pair> of(List<PodOnNode> pods) {
        if (pods.size() < 2) {
            return Optional.empty();
        }
        var next = pods.stream()
                .filter(p -> p.current() && !p.facts().terminating())
                .findFirst();
        var before = pods.stream().filter(p -> !p.current()).findFirst();
        return next.flatMap(n -> before.map(b -> new Pair(b, n)));
    }
}
