package io.everynode.simulation.patch;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.registry.ApiStatus;
import io.everynode.simulation.schema.FieldScan;
import io.everynode.simulation.schema.Schema;
import io.everynode.simulation.schema.Schema.Merging.Whole;
import io.everynode.simulation.schema.Schema.Raw;
import io.everynode.simulation.schema.Schema.Scalar;
import io.everynode.simulation.schema.Schema.Sequence;
import io.everynode.simulation.schema.Schema.Struct;
import io.everynode.simulation.store.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** RFC 6902. All operations hold, or none is done. */
record JsonPatch(List<Operation> operations) implements Patch {

    private static final Schema OPERATIONS = new Sequence(
            new Struct(
                    "jsonPatchOp",
                    "",
                    Map.of(
                            "op", Scalar.TEXT,
                            "path", Scalar.TEXT,
                            "from", Scalar.TEXT,
                            "value", Raw.ANYTHING),
                    false),
            Whole.ATOMIC);

    /** @param value a missing node where the operation has none */
    record Operation(String op, JsonPointer path, JsonPointer from, JsonNode value) {
        boolean moves() {
            return op.equals("move") || op.equals("copy");
        }
    }

    static JsonPatch of(JsonNode body) {
        if (!body.isArray()) {
            throw ApiStatus.badRequest(
                    "error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp");
        }
        List<Operation> operations = new ArrayList<>();
        for (JsonNode entry : body) {
            operations.add(new Operation(
                    entry.path("op").asText(), pointer(entry, "path"), pointer(entry, "from"), entry.path("value")));
        }
        return new JsonPatch(List.copyOf(operations));
    }

    /** What the operations have beside what operations have. */
    static List<String> unknownFields(String body) {
        return FieldScan.of(body, OPERATIONS).stream()
                .map(finding -> "json patch " + finding)
                .toList();
    }

    @Override
    public ObjectNode apply(ObjectNode object) {
        ObjectNode root = object.deepCopy();
        for (Operation operation : operations) {
            if (operation.path().matches()
                    || operation.moves() && operation.from().matches()) {
                throw ApiStatus.patchDoesNotApply();
            }
            apply(root, operation);
        }
        return root;
    }

    private static void apply(ObjectNode root, Operation operation) {
        switch (operation.op()) {
            case "add" -> add(root, operation.path(), operation.value());
            case "remove" -> remove(root, operation.path());
            // The API server's library lets it add a field that is not there.
            case "replace" -> set(root, operation.path(), operation.value());
            case "move" -> {
                JsonNode moved = existing(root, operation.from());
                remove(root, operation.from());
                add(root, operation.path(), moved);
            }
            case "copy" ->
                add(root, operation.path(), existing(root, operation.from()).deepCopy());
            case "test" -> test(root, operation);
            default -> throw ApiStatus.patchDoesNotApply();
        }
    }

    private static void add(ObjectNode root, JsonPointer path, JsonNode value) {
        JsonNode parent = existing(root, path.head());
        String last = path.last().getMatchingProperty();
        switch (parent) {
            case ObjectNode object -> object.set(last, value.deepCopy());
            case ArrayNode array when last.equals("-") -> array.add(value.deepCopy());
            case ArrayNode array -> array.insert(index(array, path, array.size()), value.deepCopy());
            default -> throw ApiStatus.patchDoesNotApply();
        }
    }

    private static void remove(ObjectNode root, JsonPointer path) {
        existing(root, path);
        switch (existing(root, path.head())) {
            case ObjectNode object -> object.remove(path.last().getMatchingProperty());
            case ArrayNode array -> array.remove(index(array, path, array.size() - 1));
            default -> throw ApiStatus.patchDoesNotApply();
        }
    }

    private static void set(ObjectNode root, JsonPointer path, JsonNode value) {
        switch (existing(root, path.head())) {
            case ObjectNode object -> object.set(path.last().getMatchingProperty(), value.deepCopy());
            case ArrayNode array -> array.set(index(array, path, array.size() - 1), value.deepCopy());
            default -> throw ApiStatus.patchDoesNotApply();
        }
    }

    /** A test against nothing is one that the value is absent or null. */
    private static void test(ObjectNode root, Operation operation) {
        JsonNode actual = root.at(operation.path());
        boolean nothingWanted =
                operation.value().isMissingNode() || operation.value().isNull();
        boolean holds =
                nothingWanted ? actual.isMissingNode() || actual.isNull() : Trees.same(actual, operation.value());
        if (!holds) {
            throw ApiStatus.patchDoesNotApply();
        }
    }

    private static JsonNode existing(ObjectNode root, JsonPointer path) {
        JsonNode node = path == null ? root : root.at(path);
        if (node.isMissingNode()) {
            throw ApiStatus.patchDoesNotApply();
        }
        return node;
    }

    private static int index(ArrayNode array, JsonPointer path, int last) {
        int index = path.last().getMatchingIndex();
        if (index < 0 || index > last || last > array.size()) {
            throw ApiStatus.patchDoesNotApply();
        }
        return index;
    }

    private static JsonPointer pointer(JsonNode entry, String field) {
        try {
            return JsonPointer.compile(entry.path(field).asText(""));
        } catch (IllegalArgumentException e) {
            throw ApiStatus.patchDoesNotApply();
        }
    }
}
