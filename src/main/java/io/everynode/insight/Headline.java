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
    private final String name;
    private final Counts counts;
    private final List<Cell> cells;
    private final List<Cell> troubled;
    private final int leftBehind;

    /** @param leftBehind how many nodes count as updated and run another template */
    Headline(String name, Counts counts, List<Cell> cells, List<Cell> troubled, int leftBehind) {
        this.name = name;
        this.counts = counts;
        this.cells = cells;
        this.troubled = troubled;
        this.leftBehind = leftBehind;
    }

    String of(Rollout rollout) {
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
            case OnDelete o -> troubled.isEmpty() ? name + " is on OnDelete: " + lower(rollout.sentence()) : trouble();
            case Progressing p -> troubled.isEmpty() ? name + " is " + lower(rollout.sentence()) : trouble();
            case Recovering r ->
                troubled.isEmpty()
                        ? name + " is coming back: " + counts.numberAvailable() + " of "
                                + Words.count(counts.desiredNumberScheduled(), "node") + " available."
                        : trouble();
            case Degraded d -> trouble();
            case Settled s -> troubled.isEmpty() ? well() : trouble();
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

    private String trouble() {
        return troubled.size() == 1
                ? alone(troubled.getFirst())
                : name + " is in trouble on " + Words.count(troubled.size(), "node") + ": " + Ailments.named(troubled)
                        + ".";
    }

    /** What a button beside it mends needs no words. */
    private static String alone(Cell cell) {
        return cell.mayStartClean() || cell.mayBeForced() ? CellSentence.withoutWayOut(cell) : cell.sentence();
    }

    private String well() {
        int desired = counts.desiredNumberScheduled();
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
