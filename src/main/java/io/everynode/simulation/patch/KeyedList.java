package io.everynode.simulation.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.registry.ApiStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** A list whose elements are told apart by one of their fields, while a strategic merge works on it. */
final class KeyedList {
    private final String key;
    private final List<JsonNode> elements = new ArrayList<>();
    private final List<JsonNode> liveOrder = new ArrayList<>();

    KeyedList(JsonNode live, String key) {
        this.key = key;
        for (JsonNode element : live) {
            elements.add(element);
            liveOrder.add(element.path(key));
        }
    }

    /**
     * Merges each element of the patch into the one with its key, or adds it.
     *
     * @param merge of an old element (a missing node for none) and its change; empty deletes it
     */
    void merge(ArrayNode patch, BiFunction<JsonNode, JsonNode, Optional<ObjectNode>> merge) {
        for (JsonNode change : patch) {
            if (isReplaceAll(change)) {
                elements.clear();
            }
        }
        for (JsonNode change : patch) {
            if (!isReplaceAll(change)) {
                merge(change, merge);
            }
        }
    }

    /** The elements with those that the order names in its order, and the others where they were among them. */
    ArrayNode ordered(JsonNode order) {
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        List<JsonNode> named = new ArrayList<>();
        List<JsonNode> others = new ArrayList<>(elements);
        for (JsonNode wanted : order) {
            find(wanted.path(key)).ifPresent(element -> {
                named.add(element);
                others.remove(element);
            });
        }
        int next = 0;
        for (JsonNode element : named) {
            while (next < others.size() && isBefore(others.get(next), element)) {
                result.add(others.get(next++));
            }
            result.add(element);
        }
        return result.addAll(others.subList(next, others.size()));
    }

    private void merge(JsonNode change, BiFunction<JsonNode, JsonNode, Optional<ObjectNode>> merge) {
        JsonNode value = change.path(key);
        if (value.isMissingNode()) {
            String message = "map: %s does not contain declared merge key: %s".formatted(change, key);
            throw new ApiStatus(500, "", message, null).exception();
        }
        int index = index(value);
        JsonNode old = index < 0 ? JsonNodeFactory.instance.missingNode() : elements.get(index);
        Optional<ObjectNode> merged = merge.apply(old, change);
        if (merged.isEmpty()) {
            elements.removeIf(element -> element.path(key).equals(value));
        } else if (index < 0) {
            elements.add(merged.get());
        } else {
            elements.set(index, merged.get());
        }
    }

    /** An element that is nothing but {@code $patch: replace} means: the list is what else the patch has. */
    private boolean isReplaceAll(JsonNode change) {
        return change.path(StrategicMergePatch.DIRECTIVE).asText().equals("replace") && !change.has(key);
    }

    /** Whether one stood before the other in the live list; false if either is new. */
    private boolean isBefore(JsonNode one, JsonNode other) {
        int first = liveOrder.indexOf(one.path(key));
        int second = liveOrder.indexOf(other.path(key));
        return first >= 0 && second >= 0 && first < second;
    }

    private Optional<JsonNode> find(JsonNode value) {
        int index = index(value);
        return index < 0 ? Optional.empty() : Optional.of(elements.get(index));
    }

    private int index(JsonNode value) {
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i).path(key).equals(value)) {
                return i;
            }
        }
        return -1;
    }
}
