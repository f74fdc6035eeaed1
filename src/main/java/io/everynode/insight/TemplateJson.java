package io.everynode.insight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.model.KeptJson;
import io.everynode.model.RevisionFacts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * Pod templates as JSON in one canonical form: keys sorted, nulls and empty objects and lists left out, because the two
 * places a template is read from ({@code spec.template} and a revision's {@code data}) differ in these alone.
 */
final class TemplateJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TemplateJson() {}

    static JsonNode ofDaemonSet(KeptJson daemonSet) {
        return canonical(parse(daemonSet).path("spec").path("template"));
    }

    static JsonNode strategyOf(KeptJson daemonSet) {
        return canonical(parse(daemonSet).path("spec").path("updateStrategy"));
    }

    /** {@code data} without the {@code $patch} that makes an undo replace the whole template. */
    static JsonNode ofRevision(RevisionFacts revision) {
        JsonNode template = parse(revision.data()).path("spec").path("template");
        if (template instanceof ObjectNode object) {
            object.remove("$patch");
        }
        return canonical(template);
    }

    static JsonNode withoutRestart(JsonNode template) {
        JsonNode copy = template.deepCopy();
        if (copy.path("metadata").path("annotations") instanceof ObjectNode annotations) {
            annotations.remove("kubectl.kubernetes.io/restartedAt");
        }
        return canonical(copy);
    }

    static String digest(JsonNode canonical) {
        try {
            byte[] text = canonical.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static JsonNode parse(KeptJson json) {
        try {
            return JSON.readTree(json.text());
        } catch (JsonProcessingException e) {
            // Some other writer's object: it equals no template, and is shown as an empty one.
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private static JsonNode canonical(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var sorted = new TreeMap<String, JsonNode>();
                object.properties().forEach(e -> sorted.put(e.getKey(), canonical(e.getValue())));
                ObjectNode result = JsonNodeFactory.instance.objectNode();
                sorted.forEach((key, value) -> {
                    if (!isNothing(value)) {
                        result.set(key, value);
                    }
                });
                yield result;
            }
            case ArrayNode array -> {
                ArrayNode result = JsonNodeFactory.instance.arrayNode(array.size());
                array.forEach(element -> result.add(canonical(element)));
                yield result;
            }
            case MissingNode missing -> JsonNodeFactory.instance.objectNode();
            default -> node;
        };
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull() || value.isMissingNode() || value.isContainerNode() && value.isEmpty();
    }
}
