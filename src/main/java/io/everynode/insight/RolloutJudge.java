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
import io.everynode.model.DaemonSetFacts;
import io.everynode.model.RevisionFacts;
import io.everynode.model.UpdateStrategy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a DaemonSet stands in following its template; the first state that fits, in the order of docs/semantics.md. */
final class RolloutJudge {
    private static final Duration YOUNG = Duration.ofHours(1);

    private final DaemonSetFacts facts;
    private final @Nullable RevisionFacts current;
    private final List<Cell> cells;
    private final Tally tally;
    private final Counts counts;
    private final Instant now;

    RolloutJudge(DaemonSetFacts facts, @Nullable RevisionFacts current, List<Cell> cells, Tally tally, Instant now) {
        this.facts = facts;
        this.current = current;
        this.cells = cells;
        this.tally = tally;
        this.counts = tally.counts();
        this.now = now;
    }

    /** What to remember of the rollout; nothing moves on while the controller has not seen the spec, or never will. */
    Progress progress(Progress before) {
        if (facts.deletionTimestamp() != null || facts.generation() > facts.observedGeneration()) {
            return before;
        }
        return before.seen(counts, !complete() && !before.done() && (!before.first() || looksUnderWay()), now);
    }

    private boolean complete() {
        int desired = counts.desiredNumberScheduled();
        return counts.updatedNumberScheduled() == desired && counts.numberAvailable() == desired;
    }

    /** With nothing remembered: some node is still to be updated, or what is not available is freshly rolled out. */
    private boolean looksUnderWay() {
        return counts.updatedNumberScheduled() < counts.desiredNumberScheduled()
                || cells.stream()
                        .filter(Cell::wanted)
                        .map(Cell::counted)
                        .allMatch(p -> p != null && (p.available() || isFresh(p)));
    }

    private boolean isFresh(PodOnNode pod) {
        return current != null
                && pod.current()
                && !pod.facts().createdAt().isAfter(current.createdAt().plus(YOUNG));
    }

    /** @param stall present where a rollout that is under way has stalled */
    RolloutState state(Progress progress, @Nullable Stall stall) {
        if (facts.deletionTimestamp() != null) {
            return new Deleting(
                    (int) cells.stream().mapToLong(c -> c.pods().size()).sum());
        }
        if (facts.generation() > facts.observedGeneration()) {
            return new Unobserved(facts.generation(), facts.observedGeneration());
        }
        if (facts.strategy() instanceof UpdateStrategy.OnDelete && tally.verdict(Verdict.OLD) > 0) {
            return new OnDelete(tally.verdict(Verdict.OLD));
        }
        if (stall != null) {
            return new Stalled(current == null ? null : current.number(), stall.provably());
        }
        if (!progress.done()) {
            return new Progressing(current == null ? null : current.number());
        }
        if (complete()) {
            return new Settled();
        }
        boolean alarming = tally.blockers().stream().anyMatch(c -> c.verdict().alarming());
        return alarming ? new Degraded() : new Recovering();
    }

    /** When a state that is seen for the first time began; after that it is remembered. */
    Instant since(RolloutState state, Progress progress, @Nullable Stall stall, DaemonSetMemory memory) {
        if (state.code().equals(memory.stateCode())) {
            boolean another =
                    memory.progress() != null && !memory.progress().hash().equals(progress.hash());
            return another ? now : memory.stateSince();
        }
        return switch (state) {
            case Deleting d -> facts.deletionTimestamp() == null ? now : facts.deletionTimestamp();
            case Stalled s -> stall == null ? now : stall.since();
            case Unobserved u -> now;
            case OnDelete o -> progress.begun();
            case Progressing p -> memory.stateCode().equals("stalled") ? now : progress.begun();
            case Settled s -> memory.stateCode().isEmpty() ? latest() : now;
            case Degraded d -> memory.stateCode().isEmpty() ? earliestTrouble() : now;
            case Recovering r -> memory.stateCode().isEmpty() ? earliestTrouble() : now;
        };
    }

    private Instant latest() {
        return cells.stream()
                .filter(Cell::wanted)
                .map(Cell::since)
                .reduce(Instants::later)
                .orElse(facts.createdAt());
    }

    private Instant earliestTrouble() {
        return tally.blockers().stream()
                .map(Cell::since)
                .reduce(Instants::earlier)
                .orElse(now);
    }
}
