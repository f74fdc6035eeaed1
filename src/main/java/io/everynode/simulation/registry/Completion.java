package io.everynode.simulation.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Trees;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An object that is being completed: copied only when something is really missing, so that what is complete stays shared. */
final class Completion {
    private final JsonNode original;
    private @Nullable ObjectNode copy;

    /** @param original anything but an object counts as an empty one */
    Completion(JsonNode original) {
        this.original = original;
    }

    /** The completed object; the original if nothing was missing. */
    JsonNode node() {
        if (copy != null) {
            return copy;
        }
        return original.isObject() ? original : writable();
    }

    void text(String field, String value) {
        if (!original.hasNonNull(field)) {
            writable().put(field, value);
        }
    }

    void number(String field, int value) {
        if (!original.hasNonNull(field)) {
            writable().put(field, value);
        }
    }

    void flag(String field, boolean value) {
        if (!original.hasNonNull(field)) {
            writable().put(field, value);
        }
    }

    void emptyObject(String field) {
        if (!original.hasNonNull(field)) {
            writable().putObject(field);
        }
    }

    /** Writes an explicit null where the field is absent. */
    void nothing(String field) {
        if (!original.has(field)) {
            writable().putNull(field);
        }
    }

    void replace(String field, JsonNode value) {
        if (!value.isMissingNode() && value != original.get(field)) {
            writable().set(field, value);
        }
    }

    /** Completes the object in a field, if there is one. */
    void inside(String field, UnaryOperator<JsonNode> complete) {
        JsonNode value = node().path(field);
        if (value.isObject()) {
            set(field, value, complete.apply(value));
        }
    }

    /** Completes each element of the list in a field, if there is one. */
    void each(String field, UnaryOperator<JsonNode> complete) {
        JsonNode list = node().path(field);
        if (!list.isArray()) {
            return;
        }
        ArrayNode next = JsonNodeFactory.instance.arrayNode(list.size());
        boolean changed = false;
        for (JsonNode element : list) {
            JsonNode completed = complete.apply(element);
            changed |= completed != element;
            next.add(completed);
        }
        set(field, list, changed ? next : list);
    }

    private void set(String field, JsonNode before, JsonNode after) {
        if (before != after) {
            writable().set(field, after);
        }
    }

    private ObjectNode writable() {
        if (copy == null) {
            copy = Trees.copy(original);
        }
        return copy;
    }
}
