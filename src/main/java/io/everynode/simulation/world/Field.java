package io.everynode.simulation.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.simulation.kubelet.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** A place in a world's file, which knows where it is when it has to complain. */
final class Field {
    private final String file;
    private final String path;
    private final JsonNode node;

    Field(String file, String path, JsonNode node) {
        this.file = file;
        this.path = path;
        this.node = node;
    }

    JsonNode json() {
        return node;
    }

    boolean isThere() {
        return !node.isMissingNode() && !node.isNull();
    }

    /** The member of that name, there or not. */
    Field get(String name) {
        return new Field(file, path.isEmpty() ? name : path + "." + name, node.path(name));
    }

    /** The member of that name, which must be there. */
    Field need(String name) {
        Field member = get(name);
        if (!member.isThere()) {
            throw member.expected("a value");
        }
        return member;
    }

    /** Refuses members of any other name: a misspelt one would do nothing. */
    Field only(String... names) {
        if (isThere() && !node.isObject()) {
            throw expected("fields (" + String.join(", ", names) + ")");
        }
        Set<String> unknown = new TreeSet<>();
        node.fieldNames().forEachRemaining(unknown::add);
        List.of(names).forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw get(unknown.iterator().next())
                    .complaint("is not known here; expected one of " + String.join(", ", names));
        }
        return this;
    }

    String text() {
        if (!node.isValueNode() || !isThere() || node.asText().isEmpty()) {
            throw expected("a text");
        }
        return node.asText();
    }

    String textOr(String otherwise) {
        return isThere() ? text() : otherwise;
    }

    int wholeOr(int otherwise) {
        if (!isThere()) {
            return otherwise;
        }
        if (!node.canConvertToInt() || node.asInt() < 0) {
            throw expected("a whole number, 0 or more");
        }
        return node.asInt();
    }

    double shareOr(double otherwise) {
        if (!isThere()) {
            return otherwise;
        }
        if (!node.isNumber() || node.asDouble() < 0 || node.asDouble() > 1) {
            throw expected("a share between 0 and 1");
        }
        return node.asDouble();
    }

    /** A time such as {@code 90s}, {@code 1h30m}, {@code 12d} or, for what has been, {@code -3h}. */
    Duration duration() {
        return parsed("a time such as 90s, 1h30m, 12d or -3h", Durations::parse);
    }

    Duration durationOr(Duration otherwise) {
        return isThere() ? duration() : otherwise;
    }

    /** One time, or two with {@code ..} between them. */
    Span span() {
        return parsed("a time such as 3s, or two such as 3s..8s", text -> {
            int dots = text.indexOf("..");
            Duration least = Durations.parse(dots < 0 ? text : text.substring(0, dots));
            return new Span(least, dots < 0 ? least : Durations.parse(text.substring(dots + 2)));
        });
    }

    /** The names of the members. */
    List<String> names() {
        if (isThere() && !node.isObject()) {
            throw expected("names and values");
        }
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Members that are texts, empty ones included, as labels may be. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : names()) {
            Field member = get(name);
            if (!member.node.isValueNode() || !member.isThere()) {
                throw member.expected("a text");
            }
            texts.put(name, member.node.asText());
        }
        return texts;
    }

    <T> List<T> list(Function<Field, T> reader) {
        if (isThere() && !node.isArray()) {
            throw expected("a list");
        }
        List<T> list = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            list.add(reader.apply(new Field(file, path + "[" + i + "]", node.get(i))));
        }
        return List.copyOf(list);
    }

    <T> T parsed(String expected, Function<String, T> parser) {
        try {
            return parser.apply(text());
        } catch (IllegalArgumentException e) {
            throw expected(expected);
        }
    }

    WorldFileException expected(String what) {
        String found = isThere() ? node.isContainerNode() ? "a list or fields" : "'" + node.asText() + "'" : "nothing";
        return complaint("expected " + what + ", found " + found);
    }

    WorldFileException complaint(String text) {
        return new WorldFileException(file + ": " + (path.isEmpty() ? "the document" : path) + ": " + text);
    }
}
