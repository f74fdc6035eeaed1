package io.everynode.simulation.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.registry.ApiStatus;
import io.everynode.simulation.store.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Kubernetes' own patch, which knows lists with keys: {@code k8s.io/apimachinery/pkg/util/strategicpatch}. */
record StrategicMergePatch(ObjectNode patch) implements Patch {
    static final String DIRECTIVE = "$patch";
    private static final String RETAIN_KEYS = "$retainKeys";
    private static final String ORDER = "$setElementOrder/";
    private static final String DELETE_VALUES = "$deleteFromPrimitiveList/";

    @Override
    public ObjectNode apply(ObjectNode object) {
        return merged(object, patch).orElseGet(JsonNodeFactory.instance::objectNode);
    }

    /** The merged object; empty if the patch says that it is to be deleted. */
    private static Optional<ObjectNode> merged(JsonNode target, JsonNode patch) {
        switch (patch.path(DIRECTIVE).asText("merge")) {
            case "replace" -> {
                return Optional.of(Trees.without(Trees.copy(patch), DIRECTIVE));
            }
            case "delete" -> {
                return Optional.empty();
            }
            case "merge" -> {}
            default -> throw unknownDirective(patch);
        }
        ObjectNode result = retained(target, patch.path(RETAIN_KEYS));
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            if (field.getKey().startsWith(DELETE_VALUES)) {
                deleteValues(result, field.getKey().substring(DELETE_VALUES.length()), field.getValue());
            } else if (!field.getKey().startsWith("$")) {
                merge(result, field.getKey(), field.getValue(), patch);
            }
        }
        reorderUntouched(result, patch);
        return Optional.of(result);
    }

    private static void merge(ObjectNode result, String field, JsonNode value, JsonNode patch) {
        switch (value) {
            case ObjectNode object ->
                merged(result.path(field), object)
                        .ifPresentOrElse(merged -> result.set(field, merged), () -> result.remove(field));
            case ArrayNode array ->
                result.set(field, mergedList(result.path(field), field, array, order(patch, field)));
            default -> {
                if (value.isNull()) {
                    result.remove(field);
                } else {
                    result.set(field, value);
                }
            }
        }
    }

    private static ArrayNode mergedList(JsonNode target, String field, ArrayNode patch, JsonNode order) {
        Optional<String> key = MergeKeys.of(field);
        if (key.isPresent()) {
            KeyedList list = new KeyedList(target, key.get());
            list.merge(patch, (old, change) -> merged(old, change));
            // Without an order, what the patch names comes first, as in Kubernetes.
            return list.ordered(order.isArray() ? order : patch);
        }
        return MergeKeys.isSet(field) ? union(target, patch) : patch;
    }

    private static ObjectNode retained(JsonNode target, JsonNode keys) {
        ObjectNode result = target.isObject() ? Trees.copy(target) : JsonNodeFactory.instance.objectNode();
        if (keys.isArray()) {
            List<String> names = new ArrayList<>();
            keys.forEach(name -> names.add(name.asText()));
            result.retain(names);
        }
        return result;
    }

    /** An order may be set for a list of which no element is changed. */
    private static void reorderUntouched(ObjectNode result, JsonNode patch) {
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            String name = field.getKey().startsWith(ORDER) ? field.getKey().substring(ORDER.length()) : "";
            Optional<String> key = MergeKeys.of(name);
            if (key.isPresent() && !patch.has(name) && result.path(name).isArray()) {
                result.set(name, new KeyedList(result.path(name), key.get()).ordered(field.getValue()));
            }
        }
    }

    private static void deleteValues(ObjectNode result, String field, JsonNode values) {
        ArrayNode left = JsonNodeFactory.instance.arrayNode();
        for (JsonNode present : result.path(field)) {
            if (!contains(values, present)) {
                left.add(present);
            }
        }
        result.set(field, left);
    }

    private static ArrayNode union(JsonNode target, ArrayNode patch) {
        ArrayNode union = JsonNodeFactory.instance.arrayNode();
        union.addAll(patch);
        for (JsonNode value : target) {
            if (!contains(union, value)) {
                union.add(value);
            }
        }
        return union;
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (JsonNode present : values) {
            if (present.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode order(JsonNode patch, String field) {
        return patch.path(ORDER + field);
    }

    private static RuntimeException unknownDirective(JsonNode patch) {
        String message = "unknown patch type: %s in map: %s"
                .formatted(patch.path(DIRECTIVE).asText(), patch);
        return new ApiStatus(500, "", message, null).exception();
    }
}
