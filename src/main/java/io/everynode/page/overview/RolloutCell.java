package io.everynode.page.overview;

import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.Rollout;
import io.everynode.insight.RolloutState;
import io.everynode.web.Age;
import io.everynode.web.Ages;
import io.everynode.web.Plural;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The rollout of a row in a few words.
 *
 * @param since stands between the words; absent where time says nothing
 * @param small the second line, quieter; empty for none
 * @param bar how far it is, in the place of the second line; absent where nothing is under way
 */
record RolloutCell(
        String before,
        @Nullable Age since,
        String after,
        String small,
        @Nullable Bar bar) {

    record Bar(int value, int max, String state) {}

    static RolloutCell of(DaemonSetUnderstanding d, Instant now) {
        Rollout rollout = d.rollout();
        Age since = Age.of(rollout.since(), now);
        return switch (rollout.state()) {
            case RolloutState.Stalled s -> new RolloutCell("Stalled", since, "at " + reached(d), "", bar(d));
            case RolloutState.Progressing s -> new RolloutCell(reached(d) + ",", since, soFar(rollout), "", bar(d));
            case RolloutState.OnDelete s ->
                new RolloutCell("OnDelete, " + s.nodesOnOld() + " left behind for", since, "", "", bar(d));
            case RolloutState.Degraded s -> new RolloutCell(ailing(d) + " for", since, "", trouble(d), null);
            case RolloutState.Recovering s ->
                new RolloutCell(
                        d.counts().numberAvailable() + " of " + rollout.desired() + " available", null, "", "", null);
            case RolloutState.Unobserved s -> new RolloutCell("Waits for the controller", since, "", trouble(d), null);
            case RolloutState.Deleting s ->
                new RolloutCell("Being deleted, " + Plural.of(s.podsLeft(), "pod") + " left", null, "", "", null);
            case RolloutState.Settled s ->
                rollout.desired() == 0
                        ? new RolloutCell("Wanted on no node", null, "", trouble(d), null)
                        : new RolloutCell("Steady", since, "", trouble(d), null);
        };
    }

    private static String soFar(Rollout rollout) {
        return rollout.rest() == null ? "so far" : "so far, about " + Ages.inWords(rollout.rest()) + " left";
    }

    /** Once every node is updated, a rollout is as far as its pods are available. */
    private static String reached(DaemonSetUnderstanding d) {
        Rollout rollout = d.rollout();
        return progress(d) + " of " + rollout.desired()
                + (rollout.updated() < rollout.desired() ? " updated" : " available");
    }

    private static @Nullable Bar bar(DaemonSetUnderstanding d) {
        Rollout rollout = d.rollout();
        return Row.spacious(d)
                ? new Bar(progress(d), rollout.desired(), rollout.state().code())
                : null;
    }

    private static int progress(DaemonSetUnderstanding d) {
        Rollout rollout = d.rollout();
        return rollout.updated() < rollout.desired()
                ? rollout.updated()
                : d.counts().numberAvailable();
    }

    private static String ailing(DaemonSetUnderstanding d) {
        int unavailable = d.counts().numberUnavailable();
        return "Rolled out, " + unavailable + " unavailable";
    }

    /** What ails the worst node, as the machine says it where it says something; a row of one line has no room for it. */
    private static String trouble(DaemonSetUnderstanding d) {
        if (!Row.spacious(d)) {
            return "";
        }
        return Ailing.worst(d)
                .map(c -> c.evidence().isEmpty() ? c.sentence() : c.node() + ": " + c.evidence())
                .orElse("");
    }
}
