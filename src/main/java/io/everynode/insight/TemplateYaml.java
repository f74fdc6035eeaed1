package io.everynode.insight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.util.List;

/** Writes a pod template as YAML, with the values of environment variables masked. */
final class TemplateYaml {
    private static final List<String> CONTAINERS = List.of("containers", "initContainers", "ephemeralContainers");
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES));

    private TemplateYaml() {}

    static String of(JsonNode template, Mask mask) {
        return written(masked(template, mask));
    }

    /** Without {@code managedFields}, which say who wrote what and are longer than all the rest. */
    static String ofDaemonSet(JsonNode daemonSet, Mask mask) {
        JsonNode copy = daemonSet.deepCopy();
        if (copy.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove("managedFields");
        }
        mask(copy.path("metadata").path("annotations"), LAST_APPLIED, mask);
        if (copy.path("spec") instanceof ObjectNode spec && spec.has("template")) {
            spec.set("template", masked(spec.path("template"), mask));
        }
        return written(copy);
    }

    static String managedFields(JsonNode daemonSet) {
        JsonNode fields = daemonSet.path("metadata").path("managedFields");
        return fields.isEmpty() ? "" : written(fields);
    }

    private static String written(JsonNode tree) {
        try {
            return YAML.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON can be written", e);
        }
    }

    private static JsonNode masked(JsonNode template, Mask mask) {
        JsonNode copy = template.deepCopy();
        for (String kind : CONTAINERS) {
            copy.path("spec").path(kind).forEach(c -> c.path("env").forEach(v -> mask(v, "value", mask)));
        }
        mask(copy.path("metadata").path("annotations"), LAST_APPLIED, mask);
        return copy;
    }

    private static void mask(JsonNode holder, String field, Mask mask) {
        if (holder instanceof ObjectNode object && object.path(field).isTextual()) {
            object.put(field, mask.of(object.path(field).asText()));
        }
    }
}
