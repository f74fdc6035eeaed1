package io.everynode.action;

import io.everynode.board.Board;
import io.everynode.board.View;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.model.Caller;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.NodeName;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The replacements of this process, the newest {@value #MOST}. Each keeps its caller's credential only while it runs;
 * with the process they end, and nothing carries them on.
 */
final class Replacements {
    private static final int MOST = 1000;

    /** So long a node may take, and so long one waits for the budget. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Board board;
    private final Sighting sighting;
    private final ReadBack readBack;
    private final Map<String, Owned> all = new LinkedHashMap<>();

    private record Owned(DaemonSetRef ref, Replacement replacement) {}

    Replacements(Board board, Sighting sighting, ReadBack readBack) {
        this.board = board;
        this.sighting = sighting;
        this.readBack = readBack;
    }

    /** Plans it, or deletes the first pod and carries on in a thread of its own. */
    Outcome begin(String id, Action.Replace action, Order order, Supplier<ApiServer> api, Replacer.Trace trace) {
        Optional<View> view = board.view(action.target().cluster());
        Optional<NodeName> going = action.force() ? view.flatMap(v -> notStuck(v, action)) : Optional.empty();
        if (going.isPresent()) {
            return new Outcome.Rejected("force: expected only where a pod terminates for too long, which " + going.get()
                    + " has not. Nothing was deleted.");
        }
        if (view.isPresent()
                && !Replacer.within(
                        view.get(), action.target(), action.victims().getFirst())) {
            return new Outcome.Rejected("Other nodes of " + action.target().name()
                    + " are without an available pod and use up its maxUnavailable. Nothing was deleted.");
        }
        if (order.dryRun()) {
            Outcome dry = new PodDeletion(
                            api.get(), action.target(), action.victims().getFirst(), action.force(), readBack)
                    .perform(true);
            return dry instanceof Outcome.Accepted ? planned(action, view) : dry;
        }
        var replacement = new Replacement(id, action);
        var replacer = new Replacer(replacement, action, order, api, sighting, readBack, PATIENCE, trace);
        Outcome first = replacer.first();
        if (first instanceof Outcome.Accepted
                || (first instanceof Outcome.Unchanged && action.victims().size() > 1)) {
            keep(id, new Owned(action.target(), replacement));
            Thread.ofVirtual().name("replacement-" + id).start(replacer::carryOn);
            return new Outcome.Accepted(
                    first.sentence()
                            + (action.victims().size() == 1
                                    ? " A new one takes its place."
                                    : " The other " + (action.victims().size() - 1)
                                            + " follow, each once the one before is available."),
                    null,
                    null);
        }
        return first;
    }

    private static Optional<NodeName> notStuck(View view, Action.Replace action) {
        DaemonSetUnderstanding daemonSet = view.understanding().daemonSets().get(action.target());
        return action.nodes().stream()
                .filter(n -> daemonSet == null
                        || daemonSet.cell(n).filter(Victim::stuck).isEmpty())
                .findFirst();
    }

    private static Outcome planned(Action.Replace action, Optional<View> view) {
        int pods = action.victims().size();
        DaemonSetUnderstanding daemonSet = view.map(
                        v -> v.understanding().daemonSets().get(action.target()))
                .orElse(null);
        return new Outcome.Planned(
                "It would " + action.sentence() + ". Nothing was changed.",
                daemonSet == null
                        ? new Preflight(pods, 1, null, List.of(), "")
                        : Preflights.replacing(daemonSet, pods));
    }

    private synchronized void keep(String id, Owned owned) {
        all.put(id, owned);
        if (all.size() > MOST) {
            all.remove(all.keySet().iterator().next());
        }
    }

    synchronized Optional<Replacement> of(Caller caller, DaemonSetRef ref, String id) {
        return Optional.ofNullable(all.get(id))
                .filter(o -> o.ref().equals(ref) && caller.sees(ref.cluster()))
                .map(Owned::replacement);
    }
}
