package io.everynode.simulation.ownership;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * A set of fields, as the tree of the ways to them.
 *
 * @param member whether the place itself belongs to the set
 * @param children what belongs to it below, by the steps that {@code fieldsV1} writes: {@code f:name}, {@code k:{…}}, {@code v:…}
 */
record FieldSet(boolean member, SortedMap<String, FieldSet> children) {
    static final FieldSet EMPTY = new FieldSet(false, Collections.emptySortedMap());
    static final FieldSet LEAF = new FieldSet(true, Collections.emptySortedMap());
    private static final String ITSELF = ".";

    static FieldSet of(JsonNode fieldsV1) {
        return new FieldSet(false, children(fieldsV1));
    }

    private static SortedMap<String, FieldSet> children(JsonNode json) {
        SortedMap<String, FieldSet> children = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            if (!entry.getKey().equals(ITSELF)) {
                JsonNode below = entry.getValue();
                boolean member = below.isEmpty() || below.has(ITSELF);
                children.put(entry.getKey(), new FieldSet(member, children(below)));
            }
        }
        return children;
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (member && !children.isEmpty()) {
            json.putObject(ITSELF);
        }
        children.forEach((step, below) -> json.set(step, below.toJson()));
        return json;
    }

    boolean isEmpty() {
        return !member && children.isEmpty();
    }

    FieldSet at(String step) {
        return children.getOrDefault(step, EMPTY);
    }

    FieldSet with(String step, FieldSet below) {
        SortedMap<String, FieldSet> next = new TreeMap<>(children);
        next.put(step, below);
        return new FieldSet(member, next);
    }

    FieldSet asMember() {
        return new FieldSet(true, children);
    }

    FieldSet union(FieldSet other) {
        return combined(member || other.member, other, FieldSet::union);
    }

    FieldSet minus(FieldSet other) {
        return combined(member && !other.member, other, FieldSet::minus);
    }

    FieldSet and(FieldSet other) {
        return combined(member && other.member, other, FieldSet::and);
    }

    /** The set without what lies at one place and below it. */
    FieldSet without(String... way) {
        return without(way, 0);
    }

    private FieldSet without(String[] way, int from) {
        FieldSet below = at(way[from]);
        SortedMap<String, FieldSet> next = new TreeMap<>(children);
        FieldSet left = from == way.length - 1 ? EMPTY : below.without(way, from + 1);
        if (left.isEmpty()) {
            next.remove(way[from]);
        } else {
            next.put(way[from], left);
        }
        return new FieldSet(member, next);
    }

    private FieldSet combined(boolean itself, FieldSet other, BinaryOperator<FieldSet> combine) {
        SortedMap<String, FieldSet> next = new TreeMap<>();
        for (Map.Entry<String, FieldSet> entry : children.entrySet()) {
            put(next, entry.getKey(), combine.apply(entry.getValue(), other.at(entry.getKey())));
        }
        for (Map.Entry<String, FieldSet> entry : other.children.entrySet()) {
            if (!children.containsKey(entry.getKey())) {
                put(next, entry.getKey(), combine.apply(EMPTY, entry.getValue()));
            }
        }
        return new FieldSet(itself, next);
    }

    private static void put(SortedMap<String, FieldSet> sets, String step, FieldSet set) {
        if (!set.isEmpty()) {
            sets.put(step, set);
        }
    }

    /** The ways to all members, as people read them: {@code .spec.template.spec.containers[name="main"].image}. */
    List<String> paths() {
        List<String> paths = new ArrayList<>();
        collect("", paths);
        return paths;
    }

    private void collect(String path, List<String> paths) {
        if (member) {
            paths.add(path);
        }
        children.forEach((step, below) -> below.collect(path + Steps.readable(step), paths));
    }
}
