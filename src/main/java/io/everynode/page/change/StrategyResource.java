package io.everynode.page.change;

import io.everynode.action.Action;
import io.everynode.action.Strategies;
import io.everynode.model.UpdateStrategy;
import io.everynode.web.BadInput;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** How a DaemonSet's pods are replaced: GET without a type is the form, with one it asks; POST acts. */
@Path("/clusters/{cluster}/daemonsets/{namespace}/{name}/strategy")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class StrategyResource {
    private final Changes changes;

    StrategyResource(Changes changes) {
        this.changes = changes;
    }

    @GET
    public TemplateInstance ask(
            String cluster,
            String namespace,
            String name,
            @RestQuery @Nullable String type,
            @RestQuery @Nullable String maxUnavailable,
            @RestQuery @Nullable String maxSurge,
            @RestQuery @Nullable String raised) {
        var ref = changes.ref(cluster, namespace, name);
        return type == null
                ? changes.strategyForm(ref)
                : changes.confirm(
                        new Action.SetStrategy(ref, strategy(type, maxUnavailable, maxSurge), "true".equals(raised)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response set(
            String cluster,
            String namespace,
            String name,
            @RestForm @Nullable String type,
            @RestForm @Nullable String maxUnavailable,
            @RestForm @Nullable String maxSurge,
            @RestForm @Nullable String raised,
            @BeanParam OrderForm form) {
        var strategy = strategy(OrderForm.required("type", type), maxUnavailable, maxSurge);
        return changes.perform(
                new Action.SetStrategy(changes.ref(cluster, namespace, name), strategy, "true".equals(raised)), form);
    }

    /** The form sends both bounds whatever the type. */
    private static UpdateStrategy strategy(String type, @Nullable String maxUnavailable, @Nullable String maxSurge) {
        boolean onDelete = type.equals("OnDelete");
        try {
            return Strategies.of(type, onDelete ? null : named(maxUnavailable), onDelete ? null : named(maxSurge));
        } catch (IllegalArgumentException e) {
            String[] said = String.valueOf(e.getMessage()).split(": expected ", 2);
            throw new BadInput(said[0], said[1]);
        }
    }

    private static @Nullable String named(@Nullable String bound) {
        return bound == null || bound.isBlank() ? null : bound;
    }
}
