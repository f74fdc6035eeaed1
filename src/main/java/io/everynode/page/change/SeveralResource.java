package io.everynode.page.change;

import io.everynode.web.BadInput;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Restarts several DaemonSets at once: GET asks which, POST acts, and the answers stand at an address of their own. */
@Path("/clusters/{cluster}/restarts")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class SeveralResource {
    private final SeveralChanges changes;

    SeveralResource(SeveralChanges changes) {
        this.changes = changes;
    }

    @GET
    public TemplateInstance ask(String cluster) {
        return changes.choose(cluster);
    }

    /** @param chosen namespace, name, uid and generation as they were shown, parted by slashes */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response restart(
            String cluster,
            @RestForm("daemonSet") List<String> chosen,
            @RestForm @Nullable String restartedAt,
            @RestForm @Nullable String idempotencyKey,
            @RestForm @Nullable String reason) {
        if (chosen.isEmpty()) {
            throw new BadInput("daemonSet", "at least one DaemonSet");
        }
        OrderForm.refuseTooLong(null, idempotencyKey, reason);
        return changes.restart(
                cluster,
                chosen,
                OrderForm.required("restartedAt", restartedAt),
                OrderForm.required("idempotencyKey", idempotencyKey),
                reason);
    }

    @GET
    @Path("answers")
    public TemplateInstance answers(String cluster, @RestQuery List<String> request) {
        return changes.answers(cluster, request);
    }
}
