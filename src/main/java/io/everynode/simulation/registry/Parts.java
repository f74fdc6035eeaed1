package io.everynode.simulation.registry;

import static io.everynode.simulation.store.Trees.at;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Trees;
import java.util.List;

/** Keeps the writers of an object's two halves out of each other's way. */
final class Parts {
    /** What the status subresource leaves alone: everything of a wanted object that is neither status nor metadata. */
    private static final List<String> OF_BOTH = List.of("metadata", "status");

    private Parts() {}

    /** The wanted object with the half that this write is not about as it was. */
    static ObjectNode merge(Part part, ObjectNode current, ObjectNode wanted) {
        return switch (part) {
            case MAIN -> withFieldOf(current, wanted, "status");
            case STATUS -> withOnly(current, wanted);
        };
    }

    private static ObjectNode withFieldOf(ObjectNode current, ObjectNode wanted, String field) {
        JsonNode kept = at(current, field);
        if (kept == at(wanted, field)) {
            return wanted;
        }
        return kept.isMissingNode() ? Trees.without(wanted, field) : Trees.with(wanted, kept, field);
    }

    private static ObjectNode withOnly(ObjectNode current, ObjectNode wanted) {
        ObjectNode merged = Trees.copy(current);
        for (String field : OF_BOTH) {
            JsonNode value = wanted.get(field);
            if (value != null) {
                merged.set(field, value);
            }
        }
        return merged;
    }
}
