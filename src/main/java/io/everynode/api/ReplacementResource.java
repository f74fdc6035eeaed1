package io.everynode.api;

import io.everynode.action.Action;
import io.everynode.action.Gate;
import io.everynode.action.Replacement;
import io.everynode.action.Victim;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.login.Who;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.NodeName;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Replaces pods one after another; each replacement can be watched and cancelled. */
@Path("/api/v1/clusters/{cluster}/daemonsets/{namespace}/{name}/replacements")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class ReplacementResource {
    private final Acting acting;
    private final Gate gate;
    private final Who who;

    ReplacementResource(Acting acting, Gate gate, Who who) {
        this.acting = acting;
        this.gate = gate;
        this.who = who;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response replace(
            String cluster,
            String namespace,
            String name,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @RequestBody(content = @Content(schema = @Schema(implementation = ActionBody.Replacement.class))) @Nullable
                    String body) {
        DaemonSetRef ref = acting.target(cluster, namespace, name);
        ActionBody.Replacement order = Bodies.read(body, ActionBody.Replacement.class);
        DaemonSetUnderstanding daemonSet = acting.daemonSet(ref);
        boolean force = Boolean.TRUE.equals(order.force());
        List<NodeName> nodes = Objects.requireNonNullElse(order.nodes(), List.<String>of()).stream()
                .map(NodeName::new)
                .toList();
        try {
            return acting.act(new Action.Replace(ref, Victim.on(nodes, daemonSet, force), force), order, key);
        } catch (IllegalArgumentException e) {
            throw Bodies.rejected(String.valueOf(e.getMessage()));
        }
    }

    @GET
    @Path("/{id}")
    public ReplacementJson progress(String cluster, String namespace, String name, String id) {
        DaemonSetRef ref = acting.target(cluster, namespace, name);
        return json(gate.replacement(who.caller(), ref, id));
    }

    @DELETE
    @Path("/{id}")
    public ReplacementJson cancel(String cluster, String namespace, String name, String id) {
        DaemonSetRef ref = acting.target(cluster, namespace, name);
        return json(gate.cancel(who.caller(), ref, id));
    }

    private static ReplacementJson json(Optional<Replacement.Progress> progress) {
        return progress.map(ReplacementJson::of)
                .orElseThrow(
                        () -> Acting.missing("There is no such replacement.").thrown());
    }
}
