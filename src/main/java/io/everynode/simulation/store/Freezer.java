package io.everynode.simulation.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns trees into ones that refuse to be changed and are small: a JSON object becomes an array of its values, and all
 * objects with the same fields in the same order share the array of their names. What is frozen already is shared as it is,
 * and so, as long as it is remembered, is what equals it: thousands of pods have the same conditions and the same words.
 */
final class Freezer {
    private static final int REMEMBERED = 1 << 16;
    private static final int MOST_SHARED_FIELDS = 8;

    private final Map<List<String>, String[]> shapes = new HashMap<>();
    private final @Nullable JsonNode[] remembered = new JsonNode[REMEMBERED];

    ObjectNode freeze(ObjectNode object) {
        if (object instanceof FrozenObject) {
            return object;
        }
        String[] names = new String[object.size()];
        JsonNode[] values = new JsonNode[object.size()];
        int i = 0;
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            names[i] = field.getKey();
            values[i++] = freezeAny(field.getValue());
        }
        return new FrozenObject(new Fields(shape(names), values));
    }

    private JsonNode freezeAny(JsonNode node) {
        return switch (node) {
            case FrozenObject frozen -> frozen;
            case FrozenArray frozen -> frozen;
            case ObjectNode object -> shared(freeze(object));
            case ArrayNode array -> shared(freeze(array));
            default -> shared(node);
        };
    }

    /** The same again, if it was seen lately; each place is taken by the last of those whose hash leads to it. */
    private JsonNode shared(JsonNode node) {
        if (node.size() > MOST_SHARED_FIELDS) {
            return node;
        }
        int hash = node.hashCode();
        int place = (hash ^ (hash >>> 16)) & (REMEMBERED - 1);
        JsonNode known = remembered[place];
        if (known != null && known.equals(node) && sameOrder(known, node)) {
            return known;
        }
        remembered[place] = node;
        return node;
    }

    /** Whether equal trees are written the same: kubectl compares a ControllerRevision's data byte by byte. */
    private static boolean sameOrder(JsonNode one, JsonNode other) {
        if (one == other || !one.isContainerNode()) {
            return true;
        }
        Iterator<String> names = other.fieldNames();
        Iterator<JsonNode> values = other.iterator();
        for (Iterator<String> ours = one.fieldNames(); ours.hasNext(); ) {
            if (!ours.next().equals(names.next())) {
                return false;
            }
        }
        for (JsonNode value : one) {
            if (!sameOrder(value, values.next())) {
                return false;
            }
        }
        return true;
    }

    private ArrayNode freeze(ArrayNode array) {
        JsonNode[] elements = new JsonNode[array.size()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = freezeAny(array.get(i));
        }
        return new FrozenArray(List.of(elements));
    }

    private String[] shape(String[] names) {
        return shapes.computeIfAbsent(Arrays.asList(names), same -> names);
    }

    private static final class FrozenObject extends ObjectNode {
        private static final long serialVersionUID = 1;

        FrozenObject(Fields fields) {
            super(JsonNodeFactory.instance, fields);
        }
    }

    private static final class FrozenArray extends ArrayNode {
        private static final long serialVersionUID = 1;

        FrozenArray(List<JsonNode> elements) {
            super(JsonNodeFactory.instance, elements);
        }
    }
}
