package io.everynode.insight;

import io.everynode.insight.PlacementReason.UntoleratedTaint;
import io.everynode.model.Counts;
import io.everynode.model.DaemonSetFacts;
import io.everynode.model.DaemonSetSlice;
import io.everynode.model.NodeName;
import io.everynode.model.Nodes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the controller's counts are ours.
 *
 * @param agrees absent while the controller has not seen the newest generation
 * @param differsSince since when they are not; absent while they are
 * @param turnsAt when a difference has lasted longer than the controller may take
 * @param sentence of a difference that has lasted so long, else empty
 */
record Agreement(
        @Nullable Boolean agrees,
        @Nullable Instant differsSince,
        @Nullable Instant turnsAt,
        String sentence) {

    static Agreement of(
            DaemonSetSlice slice, Nodes nodes, List<Cell> cells, Counts ours, @Nullable Instant before, Instant now) {
        DaemonSetFacts facts = slice.facts();
        if (facts.generation() > facts.observedGeneration()) {
            return new Agreement(null, null, null, "");
        }
        Counts reported = facts.reported();
        if (ours.equals(reported)) {
            return new Agreement(true, null, null, "");
        }
        Instant since = before == null ? now : before;
        Instant due = since.plusSeconds(facts.minReadySeconds() == 0 ? 5 : facts.minReadySeconds() + 2L);
        return now.isBefore(due)
                ? new Agreement(false, since, due, "")
                : new Agreement(false, since, null, difference(reported, ours) + cause(slice, nodes, cells));
    }

    private static String difference(Counts reported, Counts ours) {
        return differing("desired", reported.desiredNumberScheduled(), ours.desiredNumberScheduled())
                .or(() -> differing("misscheduled", reported.numberMisscheduled(), ours.numberMisscheduled()))
                .or(() -> differing("current", reported.currentNumberScheduled(), ours.currentNumberScheduled()))
                .or(() -> differing("updated", reported.updatedNumberScheduled(), ours.updatedNumberScheduled()))
                .or(() -> differing("ready", reported.numberReady(), ours.numberReady()))
                .or(() -> differing("available", reported.numberAvailable(), ours.numberAvailable()))
                .orElseGet(() -> "The controller says "
                        + said("unavailable", reported.numberUnavailable(), ours.numberUnavailable()));
    }

    private static Optional<String> differing(String what, int reported, int ours) {
        return reported == ours ? Optional.empty() : Optional.of("The controller says " + said(what, reported, ours));
    }

    private static String said(String what, int reported, int ours) {
        return reported + " " + what + ", nodes and pods say " + ours + ": ";
    }

    /** The likely one: what wakes the controller late or not at all. */
    private static String cause(DaemonSetSlice slice, Nodes nodes, List<Cell> cells) {
        Optional<NodeName> gone = slice.pods().keySet().stream()
                .filter(n -> nodes.get(n).isEmpty())
                .sorted()
                .findFirst();
        if (gone.isPresent()) {
            return gone.get() + " is gone, and the controller counts it until its pod is collected.";
        }
        for (Cell cell : cells) {
            if (cell.verdict() == Verdict.MISSCHEDULED && cell.reason() instanceof UntoleratedTaint untolerated) {
                return "it has not looked since " + untolerated.taint().text() + " came to " + cell.node() + ".";
            }
        }
        return slice.facts().minReadySeconds() > 0
                ? "it looks late after minReadySeconds."
                : "it has not looked since then.";
    }
}
