package io.everynode.simulation.ownership;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.schema.Schema;
import io.everynode.simulation.schema.Schema.Dictionary;
import io.everynode.simulation.schema.Schema.Merging.Keyed;
import io.everynode.simulation.schema.Schema.Merging.Whole;
import io.everynode.simulation.schema.Schema.Raw;
import io.everynode.simulation.schema.Schema.Scalar;
import io.everynode.simulation.schema.Schema.Sequence;
import io.everynode.simulation.schema.Schema.Struct;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The steps from a value to the values in it, as {@code fieldsV1} writes them. */
final class Steps {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** A value in another, and what may be there. */
    record Child(Schema schema, JsonNode value) {}

    private Steps() {}

    /** Whether a value of this schema is owned as a whole, whatever is in it. */
    static boolean whole(Schema schema) {
        return switch (schema) {
            case Struct struct -> struct.atomic();
            case Dictionary dictionary -> dictionary.atomic();
            case Sequence sequence -> sequence.merging() == Whole.ATOMIC;
            case Scalar scalar -> true;
            case Raw raw -> true;
        };
    }

    static boolean nothingIn(@Nullable JsonNode value) {
        return value == null || value.isEmpty();
    }

    /** The values in a value, by their steps and in their order; none if it is owned as a whole. */
    static Map<String, Child> children(Schema schema, @Nullable JsonNode value) {
        Map<String, Child> children = new LinkedHashMap<>();
        if (value == null) {
            return children;
        }
        switch (schema) {
            case Struct struct ->
                value.properties()
                        .forEach(field -> children.put(
                                field(field.getKey()),
                                new Child(
                                        struct.fields().getOrDefault(field.getKey(), Raw.ANYTHING), field.getValue())));
            case Dictionary dictionary ->
                value.properties()
                        .forEach(field ->
                                children.put(field(field.getKey()), new Child(dictionary.value(), field.getValue())));
            case Sequence sequence ->
                value.forEach(item -> children.put(step(sequence, item), new Child(sequence.element(), item)));
            case Scalar scalar -> {}
            case Raw raw -> {}
        }
        return children;
    }

    static String field(String name) {
        return "f:" + name;
    }

    /** The step to an element of a list. */
    static String step(Sequence sequence, JsonNode item) {
        if (!(sequence.merging() instanceof Keyed keyed)) {
            return "v:" + item;
        }
        ObjectNode key = JsonNodeFactory.instance.objectNode();
        for (String name : keyed.keys().stream().sorted().toList()) {
            if (item.has(name)) {
                key.set(name, item.get(name));
            } else if (name.equals("protocol")) {
                // The only key with a default: that of ports.
                key.put(name, "TCP");
            }
        }
        return "k:" + key;
    }

    /** A step as conflicts show it. */
    static String readable(String step) {
        String rest = step.substring(2);
        return switch (step.charAt(0)) {
            case 'f' -> "." + rest;
            case 'k' ->
                StreamSupport.stream(json(rest).properties().spliterator(), false)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new))
                        .entrySet()
                        .stream()
                        .map(key -> key.getKey() + "=" + key.getValue())
                        .collect(Collectors.joining(",", "[", "]"));
            default -> "[=" + rest + "]";
        };
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }
}
