package io.everynode.insight;

import io.everynode.model.Counts;
import io.everynode.model.DaemonSetFacts;
import io.everynode.model.DaemonSetSlice;
import io.everynode.model.Nodes;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the controller's counts are ours.
 *
 * @param agrees absent while the controller has not seen the newest generation
 * @param difference absent while they are
 * @param turnsAt when a difference has lasted longer than the controller may take
 * @param sentence of a difference that has lasted so long, else empty
 */
record Agreement(
        @Nullable Boolean agrees,
        @Nullable Difference difference,
        @Nullable Instant turnsAt,
        String sentence) {

    static Agreement of(
            DaemonSetSlice slice,
            Nodes nodes,
            List<Cell> cells,
            Tally tally,
            @Nullable Difference before,
            Instant now) {
        DaemonSetFacts facts = slice.facts();
        if (facts.generation() > facts.observedGeneration()) {
            return new Agreement(null, null, null, "");
        }
        Counts ours = tally.counts();
        if (ours.equals(facts.reported())) {
            return new Agreement(true, null, null, "");
        }
        Instant since = before != null && before.reported().equals(facts.reported()) ? before.since() : now;
        Instant due = since.plusSeconds(facts.minReadySeconds() == 0 ? 5 : facts.minReadySeconds() + 2L);
        var difference = new Difference(since, facts.reported());
        return now.isBefore(due)
                ? new Agreement(false, difference, due, "")
                : new Agreement(false, difference, null, new Disagreement(slice, nodes, cells, tally).sentence());
    }

    /**
     * That the controller's counts are not ours. Whenever it writes others it has looked at every node, and the
     * difference is a new one: in a quick rollout its counts are always a moment behind, and it is not late.
     *
     * @param since when it was seen first
     * @param reported what the controller said then
     */
    record Difference(Instant since, Counts reported) {}
}
