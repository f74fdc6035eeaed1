package io.everynode.simulation.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.Set;

/** {@code pkg/apis/core/validation validateNodeTaints}; Kubernetes itself names the field {@code metadata.taints}. */
final class NodeValidation {
    private NodeValidation() {}

    static void taints(JsonNode taints, FieldErrors errors) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < taints.size(); i++) {
            JsonNode taint = taints.get(i);
            String field = "metadata.taints[" + i + "]";
            String key = taint.path("key").asText("");
            String value = taint.path("value").asText("");
            String effect = taint.path("effect").asText("");
            MetadataValidation.qualifiedName(field + ".key", key, errors);
            effect(field + ".effect", effect, errors);
            if (!seen.add(key + '\n' + effect)) {
                errors.duplicate(
                        field,
                        "{\"Key\":\"%s\",\"Value\":\"%s\",\"Effect\":\"%s\",\"TimeAdded\":null}: taints must be unique by key and effect pair"
                                .formatted(key, value, effect));
            }
        }
    }

    static void effect(String field, String effect, FieldErrors errors) {
        if (effect.isEmpty()) {
            errors.required(field);
            return;
        }
        errors.requireOneOf(field, TextNode.valueOf(effect), "NoSchedule", "PreferNoSchedule", "NoExecute");
    }
}
