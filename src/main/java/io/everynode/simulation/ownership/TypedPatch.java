package io.everynode.simulation.ownership;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.simulation.ownership.Steps.Child;
import io.everynode.simulation.schema.Schema;
import io.everynode.simulation.schema.Schema.Dictionary;
import io.everynode.simulation.schema.Schema.Merging.Whole;
import io.everynode.simulation.schema.Schema.Raw;
import io.everynode.simulation.schema.Schema.Scalar;
import io.everynode.simulation.schema.Schema.Sequence;
import io.everynode.simulation.schema.Schema.Struct;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether what an applier sent fits its type, which for an apply is asked strictly. */
public final class TypedPatch {
    private TypedPatch() {}

    /** The first thing that does not fit: the way there and why. */
    public static Optional<String> problem(Schema schema, JsonNode value) {
        return problem(schema, value, "");
    }

    private static Optional<String> problem(Schema schema, JsonNode value, String path) {
        if (value.isNull()) {
            return Optional.empty();
        }
        return switch (schema) {
            case Struct struct -> value.isObject() ? inStruct(struct, value, path) : expected("map", value, path);
            case Dictionary d -> value.isObject() ? inEach(d, value, path) : expected("map", value, path);
            case Sequence list -> value.isArray() ? inList(list, value, path) : expected("list", value, path);
            case Scalar scalar -> inScalar(scalar, value, path);
            case Raw raw -> Optional.empty();
        };
    }

    private static Optional<String> inStruct(Struct struct, JsonNode value, String path) {
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            if (!struct.fields().containsKey(field.getKey())) {
                return Optional.of(path + "." + field.getKey() + ": field not declared in schema");
            }
        }
        return inEach(struct, value, path);
    }

    private static Optional<String> inList(Sequence list, JsonNode value, String path) {
        if (list.merging() == Whole.ATOMIC) {
            return inAtomic(list, value, path);
        }
        Set<String> seen = new HashSet<>();
        for (JsonNode item : value) {
            String step = Steps.step(list, item);
            if (!seen.add(step)) {
                return Optional.of(path + ": duplicate entries for key " + Steps.readable(step));
            }
        }
        return inEach(list, value, path);
    }

    private static Optional<String> inAtomic(Sequence list, JsonNode value, String path) {
        for (int i = 0; i < value.size(); i++) {
            Optional<String> problem = problem(list.element(), value.get(i), path + "[" + i + "]");
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> inEach(Schema schema, JsonNode value, String path) {
        for (Map.Entry<String, Child> entry : Steps.children(schema, value).entrySet()) {
            Child child = entry.getValue();
            Optional<String> problem = problem(child.schema(), child.value(), path + Steps.readable(entry.getKey()));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> inScalar(Scalar scalar, JsonNode value, String path) {
        return switch (scalar) {
            case TEXT, TIME, MICRO_TIME -> value.isTextual() ? Optional.empty() : expected("string", value, path);
            case FLAG -> value.isBoolean() ? Optional.empty() : expected("boolean", value, path);
            case INT32, INT64 -> value.isNumber() ? Optional.empty() : expected("numeric (int or float)", value, path);
            case QUANTITY, INT_OR_STRING ->
                value.isContainerNode() ? expected("string or number", value, path) : Optional.empty();
        };
    }

    private static Optional<String> expected(String what, JsonNode value, String path) {
        String got = switch (value.getNodeType()) {
            case OBJECT -> "map";
            case ARRAY -> "list";
            case NUMBER -> "int";
            case BOOLEAN -> "boolean";
            default -> "string";
        };
        return Optional.of(path + ": expected " + what + ", got " + got);
    }
}
