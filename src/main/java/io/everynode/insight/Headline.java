package io.everynode.insight;

import io.everynode.insight.RolloutState.Degraded;
import io.everynode.insight.RolloutState.Deleting;
import io.everynode.insight.RolloutState.OnDelete;
import io.everynode.insight.RolloutState.Progressing;
import io.everynode.insight.RolloutState.Recovering;
import io.everynode.insight.RolloutState.Settled;
import io.everynode.insight.RolloutState.Stalled;
import io.everynode.insight.RolloutState.Unobserved;
import io.everynode.model.Counts;
import java.util.List;

/** What could be read out on the phone of one DaemonSet. */
final class Headline {
    private Headline() {}

    static String of(String name, Counts counts, List<Cell> cells, List<Cell> troubled, Rollout rollout) {
        return switch (rollout.state()) {
            case Deleting d -> name + " is being deleted: " + Words.count(d.podsLeft(), "pod") + " left.";
            case Unobserved u -> name + " has just changed; the controller has not looked yet.";
            case Stalled s ->
                name + " rollout has stalled"
                        + blockedBy(
                                rollout.blockers().stream()
                                        .filter(c -> c.verdict().alarming())
                                        .toList(),
                                counts);
            case OnDelete o ->
                troubled.isEmpty()
                        ? name + " is on OnDelete: " + lower(rollout.sentence())
                        : trouble(name, counts, troubled);
            case Progressing p ->
                troubled.isEmpty() ? name + " is " + lower(rollout.sentence()) : trouble(name, counts, troubled);
            case Recovering r ->
                troubled.isEmpty()
                        ? name + " is coming back: " + counts.numberAvailable() + " of "
                                + Words.count(counts.desiredNumberScheduled(), "node") + " available."
                        : trouble(name, counts, troubled);
            case Degraded d -> trouble(name, counts, troubled);
            case Settled s -> troubled.isEmpty() ? well(name, counts, cells) : trouble(name, counts, troubled);
        };
    }

    /** What follows "rollout has stalled". */
    static String blockedBy(List<Cell> alarming, Counts counts) {
        if (alarming.isEmpty()) {
            return " at " + counts.updatedNumberScheduled() + " of "
                    + Words.count(counts.desiredNumberScheduled(), "node") + ".";
        }
        String names = Words.nodes(alarming.stream().map(Cell::node).toList());
        return ": " + Words.count(alarming.size(), "node") + (alarming.size() == 1 ? " blocks it, " : " block it, ")
                + Ailments.of(alarming) + " (" + names + ").";
    }

    private static String trouble(String name, Counts counts, List<Cell> troubled) {
        return troubled.size() == 1
                ? troubled.getFirst().sentence()
                : name + " is in trouble on " + Words.count(troubled.size(), "node") + ": " + Ailments.named(troubled)
                        + ".";
    }

    private static String well(String name, Counts counts, List<Cell> cells) {
        int desired = counts.desiredNumberScheduled();
        int leftBehind = LeftBehind.count(cells);
        if (leftBehind > 0) {
            return name + " looks rolled out, but " + LeftBehind.sentence(leftBehind, desired, "the current revision");
        }
        return desired == 0
                ? Nowhere.sentence(name + " wants no node", cells)
                : name + " is as it should be on " + Words.all(desired, "node") + ".";
    }

    private static String lower(String sentence) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
