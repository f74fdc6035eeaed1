package io.everynode.api;

import io.everynode.action.Action;
import io.everynode.action.Answer;
import io.everynode.action.Order;
import io.everynode.action.Outcome;
import io.everynode.action.Several;
import io.everynode.login.Who;
import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.Uid;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Restarts several DaemonSets of a cluster at once, an outcome each. */
@Path("/api/v1/clusters/{cluster}/restarts")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class SeveralResource {
    private final Acting acting;
    private final Several several;
    private final Who who;

    SeveralResource(Acting acting, Several several, Who who) {
        this.acting = acting;
        this.several = several;
        this.who = who;
    }

    /** @param outcomes in the order in which they were asked for */
    public record Outcomes(List<One> outcomes) {}

    /** @param generation that it has since; null where nothing was changed */
    public record One(
            String namespace,
            String name,
            String outcome,
            int status,
            String sentence,
            String requestId,
            @Nullable Long generation) {
        static One of(Answer answer) {
            Outcome outcome = answer.outcome();
            return new One(
                    answer.action().target().namespace(),
                    answer.action().target().name(),
                    outcome.code(),
                    outcome.status(),
                    outcome.sentence(),
                    answer.requestId(),
                    outcome instanceof Outcome.Accepted accepted ? accepted.generation() : null);
        }
    }

    /** 202 where at least one was taken, 429 or 503 where there was room for none, else 200: each says how it ended. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response restart(
            String cluster,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @RequestBody(content = @Content(schema = @Schema(implementation = SeveralBody.class))) @Nullable
                    String body) {
        ClusterName known = acting.cluster(cluster);
        SeveralBody order = Bodies.readSeveral(body);
        String checked = Acting.checked(key);
        List<Answer> answers = several.perform(
                order.daemonSets().stream()
                        .map(d -> asked(cluster, d, order, checked))
                        .toList(),
                known,
                who.caller());
        Response.ResponseBuilder response = Response.status(status(answers))
                .entity(new Outcomes(answers.stream().map(One::of).toList()));
        Several.crowded(answers).ifPresent(a -> response.header("Retry-After", Outcome.Crowded.RETRY_SECONDS));
        return response.build();
    }

    private static int status(List<Answer> answers) {
        int done = answers.stream().anyMatch(a -> a.outcome() instanceof Outcome.Accepted) ? 202 : 200;
        return Several.crowded(answers).map(a -> a.outcome().status()).orElse(done);
    }

    private Several.Asked asked(String cluster, SeveralBody.Named named, SeveralBody body, @Nullable String key) {
        DaemonSetRef ref = acting.target(cluster, named.namespace(), named.name());
        return new Several.Asked(
                new Action.Restart(ref, acting.now(ref)),
                new Order(
                        new Uid(named.uid()),
                        named.generation(),
                        body.reason(),
                        Boolean.TRUE.equals(body.dryRun()),
                        key == null ? null : key + "/" + named.namespace() + "/" + named.name()));
    }
}
