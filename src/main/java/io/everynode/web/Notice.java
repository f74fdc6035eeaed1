package io.everynode.web;

import io.everynode.board.Board;
import io.everynode.board.View;
import io.everynode.model.ClusterName;
import io.everynode.model.Freshness;
import org.jspecify.annotations.Nullable;

/**
 * The banner below the bar: that what the page shows of its cluster may be old, since when, and why. Its fragment is
 * {@code frame/notice}.
 *
 * @param state of freshness, the API's word
 * @param fact what is wrong; empty while all is well
 * @param lastHeard only where old data are shown
 */
public record Notice(
        String cluster, String state, String fact, @Nullable Age lastHeard, String why) {
    public static final Notice SILENT = new Notice("", "live", "", null, "");

    public static Notice of(Board board, ClusterName cluster) {
        return board.view(cluster).map(Notice::of).orElse(SILENT);
    }

    private static Notice of(View view) {
        String name = view.title();
        String state = view.freshness().state();
        String why = view.freshness().reason();
        return switch (view.freshness()) {
            case Freshness.Live live when view.unread().isEmpty() -> SILENT;
            case Freshness.Live live ->
                new Notice(
                        name,
                        state,
                        Plural.of(view.unread().size(), "object") + " of " + name + " cannot be read"
                                + (view.unread().size() == 1 ? " and is left out." : " and are left out."),
                        null,
                        "Counts may be wrong by as many; under Clusters stands which and why.");
            case Freshness.Starting starting ->
                new Notice(name, state, "Everynode is still reading " + name + ".", null, why);
            case Freshness.Stale stale -> new Notice(name, state, "Last heard from " + name, heard(view), why);
            case Freshness.Unreachable unreachable ->
                view.snapshot().complete()
                        ? new Notice(name, state, name + " cannot be reached. Last heard", heard(view), why)
                        : new Notice(name, state, name + " cannot be reached.", null, why);
            case Freshness.Forbidden forbidden ->
                new Notice(name, state, "Everynode may not read all of " + name + ".", null, why);
        };
    }

    private static Age heard(View view) {
        return Age.of(view.lastHeard(), view.at());
    }

    public boolean silent() {
        return fact.isEmpty();
    }

    /** The same to be read out, once: without an age that moves. */
    public String said() {
        return (lastHeard == null ? fact : "What is shown of " + cluster + " may be old.") + " " + why;
    }

    /** What is read out once it is over. */
    public String over() {
        return state.equals("live")
                ? "All of " + cluster + " is read again."
                : cluster + " is no longer " + state + ".";
    }

    /** The palette's name for how bad it is. */
    public String verdict() {
        return state.equals("unreachable") || state.equals("forbidden") ? "notReady" : "pending";
    }
}
