package io.everynode.api;

import io.everynode.action.Action;
import io.everynode.action.Activity;
import io.everynode.action.Answer;
import io.everynode.action.Gate;
import io.everynode.action.Order;
import io.everynode.action.Outcome;
import io.everynode.board.Board;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.login.Who;
import io.everynode.model.Caller;
import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.Uid;
import io.everynode.web.Links;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From a request to the gate, and from its answer to a response. */
@ApplicationScoped
public class Acting {
    private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");

    /** DNS subdomains, as Kubernetes names objects; anything else could name a subresource to the API server. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");

    private final Gate gate;
    private final Board board;
    private final Who who;

    Acting(Gate gate, Board board, Who who) {
        this.gate = gate;
        this.board = board;
        this.who = who;
    }

    /** @throws WebApplicationException 404 also for a cluster that the caller may not see, and for what names none */
    DaemonSetRef target(String cluster, String namespace, String name) {
        if (!NAME.matcher(namespace).matches() || !NAME.matcher(name).matches()) {
            throw missing("There is no such DaemonSet.").thrown();
        }
        return new DaemonSetRef(cluster(cluster), namespace, name);
    }

    /** @throws WebApplicationException 404 where there is none, or none for this caller */
    ClusterName cluster(String cluster) {
        Caller caller = who.caller();
        return board.clusters().stream()
                .filter(c -> c.value().equals(cluster) && caller.sees(c))
                .findFirst()
                .orElseThrow(() -> missing("There is no such DaemonSet.").thrown());
    }

    /** @throws WebApplicationException 404 where there is none */
    DaemonSetUnderstanding daemonSet(DaemonSetRef ref) {
        return board.view(ref.cluster())
                .map(v -> v.understanding().daemonSets().get(ref))
                .orElseThrow(() -> missing("There is no such DaemonSet.").thrown());
    }

    Instant now(DaemonSetRef ref) {
        return board.clock(ref.cluster()).instant();
    }

    Response act(Action action, ActionBody body, @Nullable String idempotencyKey) {
        return act(
                action,
                new Order(
                        new Uid(body.uid()),
                        body.generation(),
                        body.reason(),
                        Boolean.TRUE.equals(body.dryRun()),
                        checked(idempotencyKey)));
    }

    Response act(Action action, Order order) {
        Bodies.refuse(Order.tooLong(order.uid().value(), order.reason()));
        Answer answer = gate.perform(action, who.caller(), order);
        return Response.fromResponse(response(answer))
                .header(Activity.ANSWERED, answer.requestId())
                .build();
    }

    private static Response response(Answer answer) {
        Action action = answer.action();
        return switch (answer.outcome()) {
            case Outcome.Accepted accepted
            when action instanceof Action.Replace ->
                json(accepted, ActionJson.accepted(answer, accepted).watchedAt(address(answer)));
            case Outcome.Accepted accepted -> json(accepted, ActionJson.accepted(answer, accepted));
            case Outcome.Planned planned -> json(planned, ActionJson.planned(answer, planned));
            case Outcome.Unchanged unchanged -> json(unchanged, ActionJson.unchanged(answer, unchanged));
            case Outcome.Changed refused -> problem("It changed", refused);
            case Outcome.Forbidden refused -> problem("Not allowed", refused);
            case Outcome.Missing refused -> missing(refused.sentence()).response();
            case Outcome.Rejected refused -> problem("Rejected", refused);
            case Outcome.Unreachable refused -> problem("Not done", refused);
            case Outcome.Crowded refused ->
                Response.fromResponse(problem("Too many at once", refused))
                        .header("Retry-After", Outcome.Crowded.RETRY_SECONDS)
                        .build();
            case Outcome.Unknown refused -> problem("Nobody can tell", refused);
        };
    }

    static @Nullable String checked(@Nullable String idempotencyKey) {
        if (idempotencyKey != null && !KEY.matcher(idempotencyKey).matches()) {
            throw Bodies.rejected("Idempotency-Key: expected up to 200 printable ASCII characters without spaces");
        }
        return idempotencyKey;
    }

    private static String address(Answer answer) {
        return "/api/v1" + Links.action(answer.action().target(), "replacements") + "/" + answer.requestId();
    }

    private static Response json(Outcome outcome, ActionJson json) {
        return Response.status(outcome.status()).entity(json).build();
    }

    static Problem missing(String detail) {
        return new Problem("Not found", 404, detail, "missing");
    }

    private static Response problem(String title, Outcome outcome) {
        return new Problem(title, outcome.status(), outcome.sentence(), outcome.code()).response();
    }
}
