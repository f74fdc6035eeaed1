package io.everynode.action;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.model.DaemonSetRef;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * One API server as the caller may use it: each method is exactly one request, and tells a request that surely had no
 * effect from one that may have had one. Raw JSON, because an object that went through a model class loses the fields
 * that the class does not know, and a ControllerRevision's data must come back as they were written.
 */
final class ApiServer {
    static final String FIELD_MANAGER = "everynode";
    private static final int TIMEOUT_SECONDS = 10;
    private static final int PAGE = 100;

    private final KubernetesClient client;
    private final String root;

    ApiServer(KubernetesClient client) {
        this.client = client;
        String master = client.getConfiguration().getMasterUrl();
        this.root = master.endsWith("/") ? master : master + "/";
    }

    Reply read(DaemonSetRef ref) {
        return send("GET", path(ref), "", null);
    }

    Reply write(DaemonSetRef ref, Write write, boolean dryRun) {
        return switch (write) {
            case Write.Patch patch ->
                send(
                        "PATCH",
                        path(ref) + "?fieldManager=" + FIELD_MANAGER + (dryRun ? "&dryRun=All" : ""),
                        patch.contentType(),
                        patch.body());
            case Write.Delete delete ->
                send("DELETE", path(ref), "application/json", dryRun ? delete.dry() : delete.options());
        };
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
        var http = client.getHttpClient();
        var request = http.newHttpRequestBuilder()
                .uri(root + path)
                .header("Accept", "application/json")
                .timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (body != null) {
            request.method(method, contentType, body.toString());
        }
        var sent = http.sendAsync(request.build(), String.class);
        try {
            return answered(sent.get(TIMEOUT_SECONDS + 1, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            sent.cancel(true);
            return new Reply.Lost("no answer within " + TIMEOUT_SECONDS + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            sent.cancel(true);
            return new Reply.Lost("Everynode was stopped while it waited for the answer");
        }
    }

    private static Reply answered(HttpResponse<String> response) {
        return new Reply.Answered(response.code(), Json.parsed(response.body()));
    }

    private static Reply failed(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof SSLHandshakeException) {
                return new Reply.NotSent(words(cause));
            }
        }
        return new Reply.Lost(words(failure));
    }

    private static String words(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
