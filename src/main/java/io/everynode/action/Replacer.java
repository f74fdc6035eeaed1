package io.everynode.action;

import io.everynode.action.Replacement.NodeState;
import io.everynode.action.Replacement.State;
import io.everynode.board.View;
import io.everynode.insight.Cell;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.FailingReason;
import io.everynode.insight.PodOnNode;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.UpdateStrategy;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Carries one replacement on, pod after pod, for as long as the caller's credential is taken and nothing fails. It never
 * goes on by itself after it stopped: a person resumes it, as a new one.
 */
final class Replacer {
    private final Replacement replacement;
    private final Action.Replace action;
    private final Order order;
    private final Supplier<ApiServer> api;
    private final Sighting sighting;
    private final ReadBack readBack;
    private final Duration patience;

    private final Trace trace;

    Replacer(
            Replacement replacement,
            Action.Replace action,
            Order order,
            Supplier<ApiServer> api,
            Sighting sighting,
            ReadBack readBack,
            Duration patience,
            Trace trace) {
        this.replacement = replacement;
        this.action = action;
        this.order = order;
        this.api = api;
        this.sighting = sighting;
        this.readBack = readBack;
        this.patience = patience;
        this.trace = trace;
    }

    /** What is remembered of it, beside its beginning. */
    interface Trace {
        /** Of each pod but the first: before it is deleted, and how that ended. */
        Outcome of(Victim victim, Supplier<Outcome> deletion);

        void end(Replacement.Progress progress);
    }

    /** The first deletion tells whether it may begin at all. */
    Outcome first() {
        return delete(action.victims().getFirst());
    }

    /** All that comes after the first deletion. */
    void carryOn() {
        try {
            others();
        } catch (RuntimeException e) {
            Log.error("a replacement cannot go on", e);
            replacement.end(State.PAUSED, "Everynode could not go on; its log says why.");
        }
        trace.end(replacement.progress());
    }

    private void others() {
        if (!available(action.victims().getFirst())) {
            return;
        }
        for (Victim victim : action.victims().subList(1, action.victims().size())) {
            if (!replacement.running() || !budget(victim) || !deleted(victim) || !available(victim)) {
                return;
            }
        }
        replacement.end(State.DONE, "");
    }

    private boolean budget(Victim victim) {
        boolean free = sighting.await(
                action.target(), patience, v -> !replacement.running() || within(v, action.target(), victim));
        if (!free) {
            replacement.end(
                    State.PAUSED,
                    "It waited " + patience.toMinutes() + " min for other nodes to become available before "
                            + victim.node() + ".");
        }
        return free && replacement.running();
    }

    /** Whether the strategy's budget allows one more node without an available pod. */
    static boolean within(View view, DaemonSetRef ref, Victim victim) {
        DaemonSetUnderstanding daemonSet = view.understanding().daemonSets().get(ref);
        if (daemonSet == null || !(daemonSet.facts().strategy() instanceof UpdateStrategy.RollingUpdate rolling)) {
            return true;
        }
        int budget = Math.max(1, rolling.maxUnavailable().of(daemonSet.counts().desiredNumberScheduled()));
        List<Cell> down = daemonSet.cells().stream()
                .filter(c -> c.wanted() && c.pods().stream().noneMatch(PodOnNode::available))
                .toList();
        return down.size() < budget || down.stream().anyMatch(c -> c.node().equals(victim.node()));
    }

    private boolean deleted(Victim victim) {
        Outcome outcome = trace.of(victim, () -> delete(victim));
        if (outcome instanceof Outcome.Accepted || outcome instanceof Outcome.Unchanged) {
            return true;
        }
        replacement.step(victim.node(), NodeState.WAITING, "");
        replacement.end(State.PAUSED, outcome.sentence());
        return false;
    }

    private Outcome delete(Victim victim) {
        replacement.step(victim.node(), NodeState.REPLACING, "Its pod " + victim.pod() + " goes.");
        return new PodDeletion(api.get(), action.target(), victim, action.force(), readBack).perform(false);
    }

    private boolean available(Victim victim) {
        var failure = new StringBuilder();
        boolean came = sighting.await(action.target(), patience, v -> settled(v, victim, failure));
        if (came && failure.isEmpty()) {
            replacement.step(victim.node(), NodeState.DONE, "");
            return true;
        }
        String why = failure.isEmpty()
                ? "Its new pod was not available within " + patience.toMinutes() + " min."
                : failure.toString();
        replacement.step(victim.node(), NodeState.FAILED, why);
        replacement.end(State.FAILED, "It stopped at " + victim.node() + ": " + why);
        return false;
    }

    /** @param failure stays empty where the new pod is there */
    private boolean settled(View view, Victim victim, StringBuilder failure) {
        DaemonSetUnderstanding daemonSet = view.understanding().daemonSets().get(action.target());
        if (daemonSet == null || !daemonSet.facts().uid().equals(order.uid())) {
            failure.append(action.target().name() + " is gone.");
            return true;
        }
        Optional<Cell> cell = daemonSet.cell(victim.node());
        if (cell.isEmpty() || !cell.get().wanted()) {
            return true;
        }
        List<PodOnNode> pods = cell.get().pods();
        boolean old = pods.stream().anyMatch(p -> p.facts().uid().equals(victim.uid()));
        if (!old && pods.stream().anyMatch(PodOnNode::available)) {
            return true;
        }
        if (!old && !pods.isEmpty() && cell.get().reason() instanceof FailingReason) {
            failure.append(cell.get().sentence());
            return true;
        }
        return false;
    }
}
