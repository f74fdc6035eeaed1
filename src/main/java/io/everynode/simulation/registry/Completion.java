package io.everynode.simulation.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Trees;
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
        if (value != original.get(field)) {
            writable().set(field, value);
        }
    }

    private ObjectNode writable() {
        if (copy == null) {
            copy = Trees.copy(original);
        }
        return copy;
    }
}
