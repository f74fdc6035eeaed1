package io.everynode.insight;

import io.everynode.model.UpdateStrategy;
import io.everynode.model.UpdateStrategy.RollingUpdate;
import java.util.List;

/** What the controller's rolling update counts against maxUnavailable and maxSurge ({@code rollingUpdate}). */
final class Budget {
    private Budget() {}

    /** At least 1 where the two bounds come out 0; no bound at all without rolling updates. */
    static int maxUnavailable(UpdateStrategy strategy, int desired) {
        return switch (strategy) {
            case RollingUpdate r -> {
                int unavailable = r.maxUnavailable().of(desired);
                yield unavailable == 0 && r.maxSurge().of(desired) == 0 ? 1 : unavailable;
            }
            case UpdateStrategy.OnDelete o -> Integer.MAX_VALUE;
        };
    }

    static int maxSurge(UpdateStrategy strategy, int desired) {
        return strategy instanceof RollingUpdate r ? r.maxSurge().of(desired) : 0;
    }

    /** How many nodes a rolling update still has to bring over, without those that are stuck. */
    static int left(Tally tally) {
        int left = tally.counts().desiredNumberScheduled() - tally.verdict(Verdict.OK);
        for (Cell stuck : tally.alarmingBlockers()) {
            left -= stuck.wanted() ? 1 : 0;
        }
        return left;
    }

    /** How many nodes it brings over at once: what nodes that are stuck leave of its bound. */
    static int atATime(UpdateStrategy strategy, Tally tally) {
        int desired = tally.counts().desiredNumberScheduled();
        int surge = maxSurge(strategy, desired);
        int bound = surge > 0 ? surge : maxUnavailable(strategy, desired);
        return bound - tally.alarmingBlockers().size();
    }

    /** Whether the node counts as unavailable; a node that is not wanted counts as long as it holds a pod. */
    static boolean unavailable(Cell cell, boolean surging) {
        List<PodOnNode> pods = cell.pods();
        if (pods.isEmpty()) {
            return cell.wanted();
        }
        if (pods.size() == 1) {
            PodOnNode only = pods.getFirst();
            return only.facts().terminating() || !only.available();
        }
        List<PodOnNode> living =
                pods.stream().filter(p -> !p.facts().terminating()).toList();
        if (living.size() == 1) {
            return !living.getFirst().available();
        }
        return !surging || !isSoundPair(living);
    }

    /** Old and new beside each other, both of which are available. */
    private static boolean isSoundPair(List<PodOnNode> living) {
        return living.size() == 2
                && living.get(0).updated() != living.get(1).updated()
                && living.stream().allMatch(PodOnNode::available);
    }
}
