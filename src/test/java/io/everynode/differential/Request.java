package io.everynode.differential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * One request, as it goes over the wire.
 *
 * @param path with the query, from the server's root
 * @param body empty for none
 * @param leftOut whether the simulated server takes what a real one refuses
 */
record Request(int number, String say, String method, String path, String type, String body, boolean leftOut) {
    private static final String DAEMON_SETS = "/apis/apps/v1/namespaces/default/daemonsets";
    private static final Map<String, String> TYPES = Map.of(
            "json", "application/json",
            "merge", "application/merge-patch+json",
            "strategic", "application/strategic-merge-patch+json",
            "patch", "application/json-patch+json",
            "apply", "application/apply-patch+yaml");
    private static final Pattern UID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");
    private static final Pattern VERSION = Pattern.compile("in record \\(\\d+\\)");

    /** {@code pod} is short for making a DaemonSet whose pods are like that, in a dry run. */
    static Request of(int number, JsonNode written) throws IOException {
        String say = written.required("say").asText();
        boolean leftOut = written.path("leftOut").asBoolean();
        for (String part : List.of("pod", "daemonSet")) {
            if (written.has(part)) {
                String body = daemonSet(written.get(part), part.equals("pod"));
                return new Request(number, say, "POST", DAEMON_SETS + "?dryRun=All", "application/json", body, leftOut);
            }
        }
        String[] send = written.required("send").asText().split(" ", 2);
        JsonNode body = written.path("body");
        return new Request(
                number,
                say,
                send[0],
                send[1].replace("{daemonSets}", DAEMON_SETS),
                TYPES.getOrDefault(written.path("type").asText("json"), "application/json"),
                body.isMissingNode() ? "" : body.isTextual() ? body.asText() : body.toString(),
                leftOut);
    }

    private static String daemonSet(JsonNode part, boolean pod) throws IOException {
        ObjectNode patch = Serialization.jsonMapper().createObjectNode();
        patch.put("kind", "DaemonSet").putObject("metadata").put("name", "asked");
        ObjectNode whole = (ObjectNode) Manifests.complete(patch);
        ObjectNode target = pod ? whole.withObject("/spec/template/spec") : whole;
        merge(target, part);
        return whole.toString();
    }

    /** As a merge patch, but for containers, whose first is completed. */
    private static void merge(ObjectNode target, JsonNode patch) {
        patch.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (entry.getKey().equals("container")) {
                merge((ObjectNode) target.path("containers").get(0), value);
            } else if (value.isObject() && target.path(entry.getKey()).isObject()) {
                merge((ObjectNode) target.get(entry.getKey()), value);
            } else if (value.isNull()) {
                target.remove(entry.getKey());
            } else {
                target.set(entry.getKey(), value);
            }
        });
    }

    /** What the server answers, in words that are the same each time. */
    String put(KubernetesClient client) throws IOException {
        var http = client.getHttpClient();
        var request = http.newHttpRequestBuilder()
                .uri(URI.create(client.getMasterUrl().toString()).resolve(path))
                .header("Accept", "application/json")
                .method(method, type, body.isEmpty() ? null : body)
                .build();
        HttpResponse<String> response = http.sendAsync(request, String.class)
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
        return UID.matcher(VERSION.matcher(words(response)).replaceAll("in record (...)"))
                .replaceAll("...");
    }

    private static String words(HttpResponse<String> response) throws IOException {
        var text = new StringBuilder();
        JsonNode json = json(response.bodyString());
        text.append(response.code()).append(' ').append(json.path("kind").asText());
        if (json.has("message")) {
            text.append(' ')
                    .append(json.path("reason").asText())
                    .append("\n  ")
                    .append(json.path("message").asText());
        }
        text.append('\n');
        json.at("/details/causes")
                .forEach(cause -> text.append("  cause ")
                        .append(cause.path("reason").asText() + " "
                                + cause.path("field").asText() + ": "
                                + cause.path("message").asText())
                        .append('\n'));
        response.headers("Warning")
                .forEach(warning -> text.append("  ").append(warning).append('\n'));
        return text.toString();
    }

    private static JsonNode json(String body) throws JsonProcessingException {
        var mapper = Serialization.jsonMapper();
        return body.startsWith("{")
                ? mapper.readTree(body)
                : mapper.createObjectNode().put("message", body);
    }

    @Override
    public String toString() {
        return number + ". " + say;
    }
}
