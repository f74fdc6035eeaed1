package io.everynode.insight;

import io.everynode.model.UpdateStrategy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a rollout which is under way has stalled, or when it will have if nothing moves.
 *
 * @param since from when on; in the future for one that has not stalled yet
 * @param provably every place that the strategy leaves is taken by a node in trouble, rather than merely nothing moves
 */
record Stall(Instant since, boolean provably) {
    private static final Duration IN_TROUBLE = Duration.ofSeconds(60);

    boolean begun(Instant now) {
        return !since.isAfter(now);
    }

    static Stall of(UpdateStrategy strategy, Tally tally, Progress progress, Settings settings) {
        Instant idle = progress.movedAt().plus(settings.stallAfter());
        Instant blocked = blockedAt(strategy, tally);
        return blocked != null && !blocked.isAfter(idle) ? new Stall(blocked, true) : new Stall(idle, false);
    }

    private static @Nullable Instant blockedAt(UpdateStrategy strategy, Tally tally) {
        if (tally.alarmingBlockers().isEmpty()) {
            return null;
        }
        int desired = tally.counts().desiredNumberScheduled();
        int surge = Budget.maxSurge(strategy, desired);
        if (surge > 0) {
            List<Cell> pairs = tally.alarmingBlockers().stream()
                    .filter(c -> Pair.of(c.pods()).isPresent())
                    .toList();
            return pairs.size() >= surge ? allInTroubleAt(pairs) : null;
        }
        List<Cell> unavailable = tally.blockers();
        boolean full = unavailable.size() >= Budget.maxUnavailable(strategy, desired);
        return full && unavailable.size() == tally.alarmingBlockers().size() ? allInTroubleAt(unavailable) : null;
    }

    private static @Nullable Instant allInTroubleAt(List<Cell> cells) {
        return cells.stream()
                .map(Cell::since)
                .reduce(Instants::later)
                .map(last -> last.plus(IN_TROUBLE))
                .orElse(null);
    }
}
