package io.everynode.simulation.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.everynode.simulation.schema.Schema.Dictionary;
import io.everynode.simulation.schema.Schema.Raw;
import io.everynode.simulation.schema.Schema.Scalar;
import io.everynode.simulation.schema.Schema.Sequence;
import io.everynode.simulation.schema.Schema.Struct;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;

/**
 * What Go decodes a tree into: fields that it does not know are dropped, and a value of another type than its field's is refused
 * in the words of {@code encoding/json}. What is right already stays the very tree that it is.
 */
public final class Typed {
    /** A value that its field cannot hold; the message is Go's, the type is what it calls the field's. */
    public static final class Mistyped extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String expected;

        Mistyped(String message, String expected) {
            super(message, null, false, false);
            this.expected = expected;
        }

        public String expected() {
            return expected;
        }
    }

    /** Where a value stands: the innermost type that has a name, and the way there without the numbers of list elements. */
    private record Place(String owner, String path) {
        Place field(String name) {
            return new Place(owner, path.isEmpty() ? name : path + "." + name);
        }

        Place in(String type) {
            return new Place(type, path);
        }
    }

    private Typed() {}

    /** @throws Mistyped if a value is of another type than its field's */
    public static ObjectNode of(Struct schema, ObjectNode object) {
        return (ObjectNode) struct(schema, object, new Place(schema.name(), ""));
    }

    private static JsonNode value(Schema schema, JsonNode value, Place place) {
        if (value.isNull()) {
            return value;
        }
        return switch (schema) {
            case Struct struct ->
                struct(struct, require(value.isObject(), schema, value, place), place.in(struct.name()));
            case Dictionary dictionary ->
                dictionary(dictionary, require(value.isObject(), schema, value, place), place);
            case Sequence sequence -> sequence(sequence, require(value.isArray(), schema, value, place), place);
            case Scalar scalar -> scalar(scalar, value, place);
            case Raw raw -> value;
        };
    }

    private static JsonNode struct(Struct schema, JsonNode object, Place place) {
        ObjectNode copy = null;
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            String name = entry.getKey();
            Schema field = schema.fields().get(name);
            JsonNode typed = field == null ? null : value(field, entry.getValue(), place.field(name));
            if (typed != entry.getValue()) {
                copy = copy == null ? shallow(object) : copy;
                if (typed == null) {
                    copy.remove(name);
                } else {
                    copy.set(name, typed);
                }
            }
        }
        return copy == null ? object : copy;
    }

    private static JsonNode dictionary(Dictionary schema, JsonNode object, Place place) {
        ObjectNode copy = null;
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            JsonNode typed = schema.value() == Scalar.QUANTITY
                    ? quantity(entry.getValue(), Quantities.MILLI)
                    : value(schema.value(), entry.getValue(), place);
            if (typed != entry.getValue()) {
                copy = copy == null ? shallow(object) : copy;
                copy.set(entry.getKey(), typed);
            }
        }
        return copy == null ? object : copy;
    }

    private static JsonNode sequence(Sequence schema, JsonNode array, Place place) {
        ArrayNode typed = ((ArrayNode) array).arrayNode(array.size());
        boolean changed = false;
        for (JsonNode element : array) {
            JsonNode next = value(schema.element(), element, place);
            changed |= next != element;
            typed.add(next);
        }
        return changed ? typed : array;
    }

    private static JsonNode scalar(Scalar scalar, JsonNode value, Place place) {
        return switch (scalar) {
            case TEXT, MICRO_TIME -> require(value.isTextual(), scalar, value, place);
            case FLAG -> require(value.isBoolean(), scalar, value, place);
            case INT32 -> integer(Integer.MIN_VALUE, Integer.MAX_VALUE, scalar, value, place);
            case INT64 -> integer(Long.MIN_VALUE, Long.MAX_VALUE, scalar, value, place);
            case INT_OR_STRING ->
                value.isTextual() ? value : integer(Integer.MIN_VALUE, Integer.MAX_VALUE, scalar, value, place);
            case QUANTITY -> quantity(value, Quantities.NANO);
            case TIME -> time(require(value.isTextual(), scalar, value, place));
        };
    }

    private static JsonNode integer(long least, long most, Schema schema, JsonNode value, Place place) {
        require(value.isNumber(), schema, value, place);
        BigDecimal number = value.decimalValue();
        boolean fits = number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(least)) >= 0
                && number.compareTo(BigDecimal.valueOf(most)) <= 0;
        if (!fits) {
            throw mistyped("number " + value.asText(), schema, place);
        }
        return value;
    }

    /** Numbers become texts, and every text the one that Kubernetes keeps. */
    private static JsonNode quantity(JsonNode value, int places) {
        if (value.isNull()) {
            return value;
        }
        String canonical = Quantities.canonical(value.isNumber() || value.isTextual() ? value.asText() : "", places);
        return value.isTextual() && value.textValue().equals(canonical) ? value : TextNode.valueOf(canonical);
    }

    private static JsonNode time(JsonNode value) {
        try {
            OffsetDateTime.parse(value.asText());
            return value;
        } catch (DateTimeParseException e) {
            String text = value.asText();
            throw new Mistyped(
                    "parsing time \"%s\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"%s\" as \"2006\""
                            .formatted(text, text),
                    "v1.Time");
        }
    }

    private static JsonNode require(boolean right, Schema schema, JsonNode value, Place place) {
        if (!right) {
            throw mistyped(kind(value), schema, place);
        }
        return value;
    }

    private static Mistyped mistyped(String found, Schema schema, Place place) {
        String expected = goType(schema);
        String message = "json: cannot unmarshal %s into Go struct field %s.%s of type %s"
                .formatted(found, place.owner(), place.path(), expected);
        return new Mistyped(message, expected);
    }

    private static String goType(Schema schema) {
        return switch (schema) {
            case Struct struct -> "v1." + struct.name();
            case Sequence sequence -> "[]" + goType(sequence.element());
            case Dictionary dictionary -> "map[string]" + goType(dictionary.value());
            case Scalar scalar -> scalar.goName();
            case Raw raw -> "interface {}";
        };
    }

    private static String kind(JsonNode value) {
        return value.isBoolean() ? "bool" : value.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode shallow(JsonNode object) {
        ObjectNode copy = ((ObjectNode) object).objectNode();
        return copy.setAll((ObjectNode) object);
    }
}
