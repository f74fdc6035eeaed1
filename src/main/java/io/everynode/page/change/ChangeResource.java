package io.everynode.page.change;

import io.everynode.action.Action;
import io.everynode.action.Propagation;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.RevisionNumber;
import io.everynode.web.BadInput;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Each action at its noun: GET asks, POST acts and leads to the answer. */
@Path("/clusters/{cluster}/daemonsets/{namespace}/{name}")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class ChangeResource {
    private final Changes changes;

    ChangeResource(Changes changes) {
        this.changes = changes;
    }

    @GET
    @Path("restarts")
    public TemplateInstance askRestart(String cluster, String namespace, String name) {
        DaemonSetRef ref = changes.ref(cluster, namespace, name);
        return changes.confirm(new Action.Restart(ref, changes.now(ref)));
    }

    @POST
    @Path("restarts")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response restart(
            String cluster,
            String namespace,
            String name,
            @RestForm @Nullable String restartedAt,
            @BeanParam OrderForm form) {
        DaemonSetRef ref = changes.ref(cluster, namespace, name);
        return changes.perform(new Action.Restart(ref, instant(restartedAt)), form);
    }

    @GET
    @Path("images")
    public TemplateInstance askImages(
            String cluster,
            String namespace,
            String name,
            @RestQuery List<String> container,
            @RestQuery List<String> image) {
        DaemonSetRef ref = changes.ref(cluster, namespace, name);
        Map<String, String> wanted = pairs(container, image);
        changes.daemonSet(ref).facts().template().containers().forEach(c -> wanted.remove(c.name(), c.image()));
        return wanted.isEmpty() ? changes.imagesForm(ref) : changes.confirm(new Action.SetImages(ref, wanted));
    }

    @POST
    @Path("images")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response setImages(
            String cluster,
            String namespace,
            String name,
            @RestForm List<String> container,
            @RestForm List<String> image,
            @BeanParam OrderForm form) {
        DaemonSetRef ref = changes.ref(cluster, namespace, name);
        Map<String, String> wanted = pairs(container, image);
        if (wanted.isEmpty()) {
            throw new BadInput("image", "an image for at least one container");
        }
        return changes.perform(new Action.SetImages(ref, wanted), form);
    }

    @GET
    @Path("rollbacks")
    public TemplateInstance askUndo(
            String cluster, String namespace, String name, @RestQuery @Nullable String toRevision) {
        DaemonSetRef ref = changes.ref(cluster, namespace, name);
        return changes.confirm(
                new Action.Undo(ref, toRevision == null ? before(changes.daemonSet(ref)) : revision(toRevision)));
    }

    @POST
    @Path("rollbacks")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response undo(
            String cluster,
            String namespace,
            String name,
            @RestForm @Nullable String toRevision,
            @BeanParam OrderForm form) {
        DaemonSetRef ref = changes.ref(cluster, namespace, name);
        return changes.perform(new Action.Undo(ref, revision(OrderForm.required("toRevision", toRevision))), form);
    }

    @GET
    @Path("deletion")
    public TemplateInstance askDeletion(
            String cluster, String namespace, String name, @RestQuery @DefaultValue("background") String propagation) {
        return changes.confirm(new Action.Delete(changes.ref(cluster, namespace, name), propagation(propagation)));
    }

    @POST
    @Path("deletion")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(
            String cluster,
            String namespace,
            String name,
            @RestForm @Nullable String propagation,
            @BeanParam OrderForm form) {
        DaemonSetRef ref = changes.ref(cluster, namespace, name);
        return changes.perform(
                new Action.Delete(ref, propagation(OrderForm.required("propagation", propagation))), form);
    }

    @GET
    @Path("{noun:restarts|images|rollbacks|strategy|deletion}/{request}")
    public TemplateInstance answer(String cluster, String namespace, String name, String request) {
        return changes.answer(changes.ref(cluster, namespace, name), request);
    }

    /** As {@code kubectl rollout undo} goes: the second highest number. Without one the gate says so. */
    private static @Nullable RevisionNumber before(DaemonSetUnderstanding daemonSet) {
        return daemonSet.revisions().size() < 2
                ? null
                : daemonSet.revisions().get(1).facts().number();
    }

    private static RevisionNumber revision(String toRevision) {
        return new RevisionNumber(Numbers.whole("toRevision", toRevision));
    }

    private static Propagation propagation(String code) {
        return Propagation.of(code).orElseThrow(() -> new BadInput("propagation", "background, foreground or orphan"));
    }

    private static Instant instant(@Nullable String restartedAt) {
        try {
            return Instant.parse(OrderForm.required("restartedAt", restartedAt));
        } catch (DateTimeException e) {
            throw new BadInput("restartedAt", "a time such as 2026-11-24T07:13:05Z");
        }
    }

    private static Map<String, String> pairs(List<String> containers, List<String> images) {
        if (containers.size() != images.size()) {
            throw new BadInput("image", "one image for each container");
        }
        var pairs = new LinkedHashMap<String, String>();
        for (int i = 0; i < containers.size(); i++) {
            if (!images.get(i).isBlank()) {
                pairs.put(containers.get(i), images.get(i).strip());
            }
        }
        return pairs;
    }
}
