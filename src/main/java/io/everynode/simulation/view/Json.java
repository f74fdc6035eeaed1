package io.everynode.simulation.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.simulation.store.Trees;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reading maps, lists and times off the trees that Kubernetes objects are: what is absent reads as empty. */
public final class Json {
    private Json() {}

    public static @Nullable Instant instant(JsonNode object, String... path) {
        String text = Trees.text(object, path);
        return text.isEmpty() ? null : Instant.parse(text);
    }

    /** An object of strings, such as labels, in its own order. */
    public static Map<String, String> strings(JsonNode object) {
        if (object.isEmpty()) {
            return Map.of();
        }
        Map<String, String> strings = new LinkedHashMap<>();
        object.properties()
                .forEach(entry -> strings.put(entry.getKey(), entry.getValue().asText()));
        return Collections.unmodifiableMap(strings);
    }

    public static <T> List<T> list(JsonNode array, Function<JsonNode, T> reader) {
        if (array.isEmpty()) {
            return List.of();
        }
        List<T> list = new ArrayList<>(array.size());
        array.forEach(item -> list.add(reader.apply(item)));
        return Collections.unmodifiableList(list);
    }

    public static List<String> texts(JsonNode array) {
        return list(array, JsonNode::asText);
    }

    /** The element of an array of named things, such as a condition by its type; null when there is none. */
    public static @Nullable JsonNode named(JsonNode array, String nameField, String name) {
        for (JsonNode element : array) {
            if (element.path(nameField).asText().equals(name)) {
                return element;
            }
        }
        return null;
    }
}
