package io.everynode.api;

import io.everynode.action.Action;
import io.everynode.action.Order;
import io.everynode.action.Propagation;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.RevisionNumber;
import io.everynode.model.Uid;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What changes a DaemonSet. Bodies come as text, because they are read by the letter ({@link Bodies}). */
@Path("/api/v1/clusters/{cluster}/daemonsets")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class ActingResource {
    private static final String KEY = "Idempotency-Key";

    private final Acting acting;

    ActingResource(Acting acting) {
        this.acting = acting;
    }

    @POST
    @Path("/{namespace}/{name}/restarts")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response restart(
            String cluster,
            String namespace,
            String name,
            @RestHeader(KEY) @Nullable String key,
            @RequestBody(content = @Content(schema = @Schema(implementation = ActionBody.Restart.class))) @Nullable
                    String body) {
        DaemonSetRef ref = acting.target(cluster, namespace, name);
        return acting.act(new Action.Restart(ref, acting.now(ref)), Bodies.read(body, ActionBody.Restart.class), key);
    }

    @POST
    @Path("/{namespace}/{name}/images")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response setImages(
            String cluster,
            String namespace,
            String name,
            @RestHeader(KEY) @Nullable String key,
            @RequestBody(content = @Content(schema = @Schema(implementation = ActionBody.Images.class))) @Nullable
                    String body) {
        DaemonSetRef ref = acting.target(cluster, namespace, name);
        ActionBody.Images images = Bodies.read(body, ActionBody.Images.class);
        return acting.act(new Action.SetImages(ref, images.sorted()), images, key);
    }

    @POST
    @Path("/{namespace}/{name}/rollbacks")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response undo(
            String cluster,
            String namespace,
            String name,
            @RestHeader(KEY) @Nullable String key,
            @RequestBody(content = @Content(schema = @Schema(implementation = ActionBody.Rollback.class))) @Nullable
                    String body) {
        DaemonSetRef ref = acting.target(cluster, namespace, name);
        ActionBody.Rollback rollback = Bodies.read(body, ActionBody.Rollback.class);
        RevisionNumber to = rollback.toRevision() == null ? null : new RevisionNumber(rollback.toRevision());
        return acting.act(new Action.Undo(ref, to), rollback, key);
    }

    @PUT
    @Path("/{namespace}/{name}/strategy")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response setStrategy(
            String cluster,
            String namespace,
            String name,
            @RestHeader(KEY) @Nullable String key,
            @RequestBody(content = @Content(schema = @Schema(implementation = ActionBody.Strategy.class))) @Nullable
                    String body) {
        DaemonSetRef ref = acting.target(cluster, namespace, name);
        ActionBody.Strategy strategy = Bodies.read(body, ActionBody.Strategy.class);
        return acting.act(new Action.SetStrategy(ref, Bodies.strategy(strategy), false), strategy, key);
    }

    @DELETE
    @Path("/{namespace}/{name}")
    public Response delete(
            String cluster,
            String namespace,
            String name,
            @RestHeader(KEY) @Nullable String key,
            @RestQuery @Nullable String uid,
            @RestQuery @Nullable String generation,
            @RestQuery @Nullable String reason,
            @RestQuery @DefaultValue("background") String propagation,
            @RestQuery @DefaultValue("false") String dryRun) {
        DaemonSetRef ref = acting.target(cluster, namespace, name);
        if (uid == null || uid.isBlank()) {
            throw Bodies.rejected("uid: expected metadata.uid of the DaemonSet that you saw");
        }
        Propagation how = Propagation.of(propagation)
                .orElseThrow(() -> Bodies.rejected("propagation: expected background, foreground or orphan"));
        return acting.act(
                new Action.Delete(ref, how),
                new Order(new Uid(uid), whole(generation), reason, flag(dryRun), Acting.checked(key)));
    }

    private static @Nullable Long whole(@Nullable String generation) {
        try {
            return generation == null ? null : Long.valueOf(generation);
        } catch (NumberFormatException e) {
            throw Bodies.rejected("generation: expected a whole number");
        }
    }

    private static boolean flag(String dryRun) {
        return switch (dryRun) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Bodies.rejected("dryRun: expected true or false");
        };
    }
}
