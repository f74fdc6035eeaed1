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
import io.everynode.model.RevisionNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a rollout state says about itself. */
final class RolloutSentence {
    private final Counts counts;
    private final List<Cell> blockers;
    private final List<Cell> cells;
    private final Tally tally;
    private final String revision;
    private final @Nullable Duration rest;

    /**
     * @param revision in words, such as "revision 12"
     * @param rest about how long a rollout still takes, absent where nothing tells
     */
    RolloutSentence(Tally tally, List<Cell> cells, String revision, @Nullable Duration rest) {
        this.counts = tally.counts();
        this.blockers = tally.blockers();
        this.cells = cells;
        this.tally = tally;
        this.revision = revision;
        this.rest = rest;
    }

    String of(RolloutState state, Instant since, Instant now) {
        int desired = counts.desiredNumberScheduled();
        return switch (state) {
            case Deleting d -> "Being deleted: " + Words.count(d.podsLeft(), "pod") + " left.";
            case Unobserved u ->
                "The controller has not seen the newest change yet (generation " + u.generation() + ", observed "
                        + u.observedGeneration() + ").";
            case OnDelete o -> onDelete(o.nodesOnOld());
            case Stalled s ->
                "Stalled" + lasting(Duration.between(since, now)) + ": " + updated() + "; " + blocked() + ".";
            case Progressing p -> "Rolling out " + revision + ": " + updated() + left() + ".";
            case Settled s when desired == 0 -> Nowhere.sentence("No node is wanted", cells);
            case Settled s ->
                tally.leftBehind() > 0
                        ? LeftBehind.sentence(tally.leftBehind(), desired, revision)
                        : "Rolled out: " + Words.all(desired, "node") + " " + (desired == 1 ? "runs " : "run ")
                                + revision + ".";
            case Degraded d -> "Rolled out, but " + unavailable() + ": " + Ailments.named(alarming()) + ".";
            case Recovering r -> recovering();
        };
    }

    /** While this sentence is true; a duration in it changes by the minute. */
    static @Nullable Instant turnsAt(RolloutState state, Instant since, Instant now) {
        if (!(state instanceof Stalled)) {
            return null;
        }
        Duration age = Duration.between(since, now);
        long unit = age.toHours() < 24 ? 60 : 24 * 3600;
        return since.plusSeconds((Math.max(0, age.toSeconds()) / unit + 1) * unit);
    }

    private static String lasting(Duration age) {
        return age.toMinutes() < 1 ? "" : " for " + Words.age(age);
    }

    private String updated() {
        int desired = counts.desiredNumberScheduled();
        int updated = counts.updatedNumberScheduled();
        String fact = updated + " of " + Words.count(desired, "node") + " updated";
        return updated < desired ? fact : fact + ", " + counts.numberAvailable() + " available";
    }

    private String blocked() {
        List<Cell> alarming = alarming();
        if (!alarming.isEmpty()) {
            return names(alarming) + (alarming.size() == 1 ? " blocks it, " : " block it, ") + Ailments.of(alarming);
        }
        List<Cell> late = late();
        return late.isEmpty()
                ? "nothing moves, and no node is in the way"
                : names(late) + (late.size() == 1 ? " holds it up, " : " hold it up, ") + Ailments.of(late);
    }

    private static String names(List<Cell> cells) {
        return Words.nodes(cells.stream().map(Cell::node).toList());
    }

    private String left() {
        return rest == null ? "" : ", about " + Words.age(rest) + " left";
    }

    private String unavailable() {
        int desired = counts.desiredNumberScheduled();
        int n = counts.numberUnavailable();
        return n + " of " + Words.count(desired, "node") + (n == 1 ? " is" : " are") + " not available";
    }

    private String recovering() {
        List<Cell> late = late();
        return late.isEmpty()
                ? "Rolled out once; now " + updated() + "."
                : "Rolled out, and " + unavailable() + " yet: " + Ailments.named(late) + ".";
    }

    private String onDelete(int nodes) {
        Set<@Nullable RevisionNumber> old = tally.oldRevisions();
        String kept = old.size() == 1 && !old.contains(null)
                ? "revision " + old.iterator().next()
                : "an old revision";
        return nodes == 1
                ? "1 node keeps " + kept + " until its pod is deleted."
                : nodes + " nodes keep " + kept + " until their pods are deleted.";
    }

    private List<Cell> alarming() {
        return tally.alarmingBlockers();
    }

    private List<Cell> late() {
        return blockers.stream().filter(c -> c.reason() != null).toList();
    }
}
