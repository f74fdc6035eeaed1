package io.everynode.simulation.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Comparator;

/** Reading and changing JSON trees that must not be changed in place: whatever is written here is a copy along the path. */
public final class Trees {
    private static final Comparator<JsonNode> NUMBERS_BY_VALUE = (one, other) -> {
        boolean equal = one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue()) == 0
                : one.equals(other);
        return equal ? 0 : 1;
    };

    private Trees() {}

    /** The node at the end of the path; a missing node where there is none. */
    public static JsonNode at(JsonNode tree, String... path) {
        JsonNode node = tree;
        for (String field : path) {
            JsonNode child = node.get(field);
            if (child == null) {
                return MissingNode.getInstance();
            }
            node = child;
        }
        return node;
    }

    /** The text at the end of the path; empty where there is none. */
    public static String text(JsonNode tree, String... path) {
        return at(tree, path).asText("");
    }

    /** The tree with this value at the end of the path; everything beside the path is shared with the old tree. */
    public static ObjectNode with(JsonNode tree, JsonNode value, String... path) {
        return with(tree, value, path, 0);
    }

    public static ObjectNode with(JsonNode tree, String value, String... path) {
        return with(tree, TextNode.valueOf(value), path, 0);
    }

    public static ObjectNode with(JsonNode tree, long value, String... path) {
        return with(tree, JsonNodeFactory.instance.numberNode(value), path, 0);
    }

    /** The tree without the field at the end of the path; the tree itself if there is no such field. */
    public static ObjectNode without(ObjectNode tree, String... path) {
        return at(tree, path).isMissingNode() ? tree : without(tree, path, 0);
    }

    /** Whether two trees say the same, however their numbers are held. */
    public static boolean same(JsonNode one, JsonNode other) {
        return one == other || one.equals(NUMBERS_BY_VALUE, other);
    }

    /** A copy of one object that may be changed; its children are shared and must not be. */
    public static ObjectNode copy(JsonNode object) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(field -> copy.set(field.getKey(), field.getValue()));
        return copy;
    }

    private static ObjectNode with(JsonNode tree, JsonNode value, String[] path, int from) {
        ObjectNode copy = copy(tree);
        String field = path[from];
        copy.set(field, from == path.length - 1 ? value : with(copy.path(field), value, path, from + 1));
        return copy;
    }

    private static ObjectNode without(JsonNode tree, String[] path, int from) {
        ObjectNode copy = copy(tree);
        String field = path[from];
        if (from == path.length - 1) {
            copy.remove(field);
        } else {
            copy.set(field, without(copy.path(field), path, from + 1));
        }
        return copy;
    }
}
