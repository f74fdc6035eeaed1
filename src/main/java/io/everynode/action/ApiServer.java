package io.everynode.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.model.DaemonSetRef;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One API server as the caller may use it: each method is exactly one request, and tells a request that surely had no
 * effect from one that may have had one. Raw JSON, because an object that went through a model class loses the fields
 * that the class does not know, and a ControllerRevision's data must come back as they were written.
 */
final class ApiServer {
    static final String FIELD_MANAGER = "everynode";
    private static final int PAGE = 100;

    private final Wire wire;
    private final Consumer<JsonNode> told;

    /** @param told hears of each object that is as it was answered, plans aside */
    ApiServer(KubernetesClient client, Consumer<JsonNode> told) {
        this(new HttpWire(client), told);
    }

    ApiServer(Wire wire, Consumer<JsonNode> told) {
        this.wire = wire;
        this.told = told;
    }

    Reply read(DaemonSetRef ref) {
        return told(send("GET", path(ref), "", null), false);
    }

    Reply write(DaemonSetRef ref, Write write, boolean dryRun) {
        return switch (write) {
            case Write.Patch patch ->
                told(
                        send(
                                "PATCH",
                                path(ref) + "?fieldManager=" + FIELD_MANAGER + (dryRun ? "&dryRun=All" : ""),
                                patch.contentType(),
                                patch.body()),
                        dryRun);
            case Write.Delete delete ->
                told(send("DELETE", path(ref), "application/json", dryRun ? delete.dry() : delete.options()), dryRun);
        };
    }

    Reply readPod(String namespace, String pod) {
        return told(send("GET", podPath(namespace, pod), "", null), false);
    }

    Reply deletePod(String namespace, Victim victim, boolean force, boolean dryRun) {
        ObjectNode options = Json.object();
        options.put("kind", "DeleteOptions").put("apiVersion", "v1");
        options.withObject("/preconditions").put("uid", victim.uid().value());
        if (force) {
            options.put("gracePeriodSeconds", 0);
        }
        var delete = new Write.Delete(options);
        return told(
                send(
                        "DELETE",
                        podPath(namespace, victim.pod()),
                        "application/json",
                        dryRun ? delete.dry() : delete.options()),
                dryRun);
    }

    private Reply told(Reply reply, boolean dryRun) {
        if (reply instanceof Reply.Answered answered && answered.ok() && !dryRun) {
            told.accept(answered.body());
        }
        return reply;
    }

    private static String podPath(String namespace, String pod) {
        return "api/v1/namespaces/" + encoded(namespace) + "/pods/" + encoded(pod);
    }

    /** All ControllerRevisions of the namespace, page by page; the first reply that is none ends it. */
    Reply revisions(DaemonSetRef ref, List<JsonNode> into) {
        String path = "apis/apps/v1/namespaces/" + encoded(ref.namespace()) + "/controllerrevisions?limit=" + PAGE;
        var found = new ArrayList<JsonNode>();
        String more = "";
        do {
            Reply reply = send("GET", path + (more.isEmpty() ? "" : "&continue=" + encoded(more)), "", null);
            if (!(reply instanceof Reply.Answered answered && answered.ok())) {
                return reply;
            }
            answered.body().path("items").forEach(found::add);
            more = answered.body().path("metadata").path("continue").asText("");
            if (more.isEmpty()) {
                into.addAll(found);
                return answered;
            }
        } while (true);
    }

    private static String path(DaemonSetRef ref) {
        return "apis/apps/v1/namespaces/" + encoded(ref.namespace()) + "/daemonsets/" + encoded(ref.name());
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Reply send(String method, String path, String contentType, @Nullable JsonNode body) {
        return wire.send(method, path, contentType, body);
    }
}
