package io.everynode.action;

import io.everynode.board.Board;
import io.everynode.cluster.Clusters;
import io.everynode.insight.TemplateDiff;
import io.everynode.model.Caller;
import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetFacts;
import io.everynode.model.DaemonSetRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** The one gate through which everything that changes a cluster goes. */
@ApplicationScoped
public class Gate {
    /** The board shows what the API server answered; the answer waits for it, so that the next page has it. */
    private static final Duration UNTIL_SHOWN = Duration.ofSeconds(3);

    private final Clusters clusters;
    private final Board board;
    private final ActionsConfig config;
    private final Foresight planner;
    private final Activity activity;
    private final Sighting sighting;
    private final Crowd crowd = new Crowd();
    private final Answers answers = new Answers(InstantSource.system());
    private final ReadBack readBack = new ReadBack(Thread::sleep);
    private final Replacements replacements;

    @Inject
    Gate(Clusters clusters, Board board, ActionsConfig config, TemplateDiff diff, Activity activity) {
        this.clusters = clusters;
        this.board = board;
        this.config = config;
        this.planner = new Foresight(board, diff);
        this.activity = activity;
        this.sighting = new Sighting(board);
        this.replacements = new Replacements(board, sighting, readBack);
    }

    /**
     * Performs the action, or says what it would do; calls the cluster and waits for it, some 25 s at the very worst.
     * The same action with the same idempotency key is performed once in an hour and answered alike each time, however
     * many others wait meanwhile.
     */
    public Answer perform(Action action, Caller caller, Order order) {
        // A dry run has no effect that a key could keep from being had twice.
        Optional<Answer> known = order.dryRun() ? Optional.empty() : answers.known(caller, action, order);
        return known.orElseGet(() -> crowd.pass(
                action.target().cluster(),
                caller,
                () -> performInside(action, caller, order),
                crowded -> audited(UUID.randomUUID().toString(), action, caller, order, crowded)));
    }

    private Answer performInside(Action action, Caller caller, Order order) {
        String requestId = UUID.randomUUID().toString();
        if (order.dryRun()) {
            return attempt(requestId, action, caller, order);
        }
        Optional<Answer> earlier = earlier(action, caller, order);
        if (earlier.isPresent() && earlier.get().outcome() instanceof Outcome.Rejected other) {
            return audited(requestId, action, caller, order, other);
        }
        return answers.once(
                        caller,
                        earlier.map(Answer::requestId).orElse(requestId),
                        action,
                        order,
                        () -> earlier.orElseGet(() -> attempt(requestId, action, caller, order)))
                .orElseGet(() -> audited(requestId, action, caller, order, Sentences.keyUsed()));
    }

    /** Of a process before this one, to the same key; it has its line in the audit file. */
    private Optional<Answer> earlier(Action action, Caller caller, Order order) {
        Instant now = now(action.target());
        return activity.earlierUse(caller, order)
                .flatMap(use -> use.answer(action, order, now)
                        .map(outcome -> new Answer(use.requestId(), action, order, outcome, kubectl(action), now)));
    }

    /**
     * Performs several, for one who waits for all of them: they take the room of one.
     *
     * @param atOnce performs them, in their order
     */
    List<Answer> performAll(
            List<Several.Asked> asked,
            ClusterName cluster,
            Caller caller,
            Function<Function<Several.Asked, Answer>, List<Answer>> atOnce) {
        return crowd.pass(
                cluster,
                caller,
                () -> atOnce.apply(a -> performInside(a.action(), caller, a.order())),
                crowded -> asked.stream()
                        .map(a -> audited(UUID.randomUUID().toString(), a.action(), caller, a.order(), crowded))
                        .toList());
    }

    /** A form is drawn for it as it is here: a refusal can say what changed since. */
    public void drawn(DaemonSetFacts facts) {
        planner.drawn(facts);
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
        if (!order.dryRun()) {
            activity.begin(caller, requestId, action, order, now(action.target()));
        }
        return audited(requestId, action, caller, order, outcome(requestId, action, caller, order));
    }

    private Outcome outcome(String requestId, Action action, Caller caller, Order order) {
        if (!caller.sees(action.target().cluster())
                || !clusters.names().contains(action.target().cluster())) {
            return new Outcome.Missing("There is no such DaemonSet.");
        }
        if (config.value() == ActionsConfig.Switch.OFF && !order.dryRun()) {
            return new Outcome.Forbidden(
                    "Everynode only reads here: whoever runs it has set everynode.actions=off.",
                    action.verb(),
                    action.resource());
        }
        Attempt.Beginner beginner = (api, replace, o, now) ->
                replacements.begin(requestId, replace, o, () -> api(replace, caller), trace(replace, caller, o));
        Outcome outcome = new Attempt(api(action, caller), action, order, planner, readBack, beginner).perform();
        if (outcome instanceof Outcome.Accepted accepted && !(action instanceof Action.Replace)) {
            sighting.ofWrite(action.target(), accepted, order, UNTIL_SHOWN);
        }
        return outcome;
    }

    /** Anew for each request: a client of the caller's is not kept beyond one. */
    private ApiServer api(Action action, Caller caller) {
        ClusterName cluster = action.target().cluster();
        return new ApiServer(
                clusters.actor(cluster, caller.credential()), object -> clusters.answered(cluster, object.toString()));
    }

    private Replacer.Trace trace(Action.Replace whole, Caller caller, Order order) {
        return new Replacer.Trace() {
            @Override
            public Outcome of(Victim victim, Supplier<Outcome> deletion) {
                var one = new Action.Replace(whole.target(), List.of(victim), whole.force());
                String id = UUID.randomUUID().toString();
                activity.beginStep(caller, id, one, order, now(one.target()));
                return audited(id, one, caller, order, deletion.get()).outcome();
            }

            @Override
            public void end(Replacement.Progress progress) {
                activity.end(progress, now(whole.target()));
            }
        };
    }

    /** How far a replacement is, by the id of the request that began it, in this process or one before. */
    public Optional<Replacement.Progress> replacement(Caller caller, DaemonSetRef ref, String requestId) {
        return replacements
                .of(caller, ref, requestId)
                .map(Replacement::progress)
                .or(() -> recalled(caller, ref, requestId));
    }

    /** Whether that request began a replacement, whose page is there still. */
    public boolean replaces(Caller caller, DaemonSetRef ref, String requestId) {
        return replacements.of(caller, ref, requestId).isPresent()
                || caller.sees(ref.cluster()) && activity.beganReplacement(requestId);
    }

    private Optional<Replacement.Progress> recalled(Caller caller, DaemonSetRef ref, String requestId) {
        return activity.replacement(requestId)
                .filter(r -> r.action().target().equals(ref) && caller.sees(ref.cluster()))
                .flatMap(r -> board.view(ref.cluster())
                        .map(v -> v.snapshot().complete()
                                ? r.progress(v.understanding().daemonSets().get(ref))
                                : r.unread()));
    }

    /** Cancels what is left of it. */
    public Optional<Replacement.Progress> cancel(Caller caller, DaemonSetRef ref, String requestId) {
        return replacements
                .of(caller, ref, requestId)
                .map(r -> {
                    r.cancel(caller.name());
                    activity.end(r.progress(), now(ref));
                    return r.progress();
                })
                .or(() -> recalled(caller, ref, requestId));
    }

    private Answer audited(String requestId, Action action, Caller caller, Order order, Outcome outcome) {
        var answer = new Answer(requestId, action, order, outcome, kubectl(action), now(action.target()));
        activity.record(caller, answer);
        return answer;
    }

    private Instant now(DaemonSetRef ref) {
        return board.clusters().contains(ref.cluster())
                ? board.clock(ref.cluster()).instant()
                : Instant.now();
    }

    private KubectlContext context(DaemonSetRef ref) {
        return board.view(ref.cluster()).map(KubectlContext::of).orElseGet(() -> new KubectlContext(null));
    }
}
