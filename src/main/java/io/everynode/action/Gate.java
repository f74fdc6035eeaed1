package io.everynode.action;

import io.everynode.board.Board;
import io.everynode.board.View;
import io.everynode.cluster.Clusters;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.TemplateDiff;
import io.everynode.model.Caller;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.KeptJson;
import io.everynode.model.RevisionNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one gate through which everything that changes a cluster goes. */
@ApplicationScoped
public class Gate {
    private final Clusters clusters;
    private final Board board;
    private final ActionsConfig config;
    private final TemplateDiff diff;
    private final Answers answers = new Answers(InstantSource.system());
    private final ReadBack readBack = new ReadBack(Thread::sleep);

    @Inject
    Gate(Clusters clusters, Board board, ActionsConfig config, TemplateDiff diff) {
        this.clusters = clusters;
        this.board = board;
        this.config = config;
        this.diff = diff;
    }

    /**
     * Performs the action, or says what it would do; calls the cluster and waits for it, some 25 s at the very worst.
     * The same action with the same idempotency key is performed once in an hour and answered alike each time.
     */
    public Answer perform(Action action, Caller caller, Order order) {
        String requestId = UUID.randomUUID().toString();
        if (order.dryRun()) {
            return attempt(requestId, action, caller, order);
        }
        return answers.once(caller, requestId, action, order, () -> attempt(requestId, action, caller, order))
                .orElseGet(() -> audited(
                        requestId,
                        action,
                        caller,
                        order,
                        new Outcome.Rejected("Idempotency-Key: it was used for another action within the last hour.")));
    }

    /** What this caller's request ended in, for an hour. */
    public Optional<Answer> answer(Caller caller, String requestId) {
        return answers.of(caller, requestId)
                .filter(a -> caller.sees(a.action().target().cluster()));
    }

    /** The command that does the same. */
    public String kubectl(Action action) {
        return action.kubectl(context(action.target()));
    }

    private Answer attempt(String requestId, Action action, Caller caller, Order order) {
        return audited(requestId, action, caller, order, outcome(action, caller, order));
    }

    private Outcome outcome(Action action, Caller caller, Order order) {
        if (!caller.sees(action.target().cluster())
                || !clusters.names().contains(action.target().cluster())) {
            return new Outcome.Missing("There is no such DaemonSet.");
        }
        if (config.value() == ActionsConfig.Switch.OFF && !order.dryRun()) {
            return new Outcome.Forbidden(
                    "Everynode only reads here: whoever runs it has set everynode.actions=off.",
                    action.verb(),
                    "daemonsets");
        }
        var api = new ApiServer(clusters.actor(action.target().cluster(), caller.credential()));
        return new Attempt(api, action, order, this::plan, readBack).perform();
    }

    private Answer audited(String requestId, Action action, Caller caller, Order order, Outcome outcome) {
        var answer = new Answer(requestId, action, order, outcome, kubectl(action), now(action.target()));
        Audit.write(caller, answer);
        return answer;
    }

    private Instant now(DaemonSetRef ref) {
        return board.clusters().contains(ref.cluster())
                ? board.clock(ref.cluster()).instant()
                : Instant.now();
    }

    private Preflight plan(Action action, Effect effect, Current before, Current after) {
        String change = effect instanceof Effect.Deleted
                ? ""
                : diff.between(
                        KeptJson.of(before.json().toString()),
                        KeptJson.of(after.json().toString()));
        @Nullable RevisionNumber target = effect instanceof Effect.Templated t ? t.revision() : null;
        return understanding(action.target())
                .map(u -> Preflights.of(action, u, target, change))
                .orElseGet(() -> new Preflight(
                        before.json().at("/status/currentNumberScheduled").asInt(), 0, null, List.of(), change));
    }

    private Optional<DaemonSetUnderstanding> understanding(DaemonSetRef ref) {
        return board.view(ref.cluster()).map(v -> v.understanding().daemonSets().get(ref));
    }

    private KubectlContext context(DaemonSetRef ref) {
        return board.view(ref.cluster())
                .filter(v -> !v.kind().equals("in-cluster"))
                .map(View::title)
                .map(KubectlContext::new)
                .orElseGet(() -> new KubectlContext(null));
    }
}
