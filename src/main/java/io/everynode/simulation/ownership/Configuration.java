package io.everynode.simulation.ownership;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.ownership.Steps.Child;
import io.everynode.simulation.schema.Schema;
import io.everynode.simulation.schema.Schema.Dictionary;
import io.everynode.simulation.schema.Schema.Raw;
import io.everynode.simulation.schema.Schema.Scalar;
import io.everynode.simulation.schema.Schema.Sequence;
import io.everynode.simulation.schema.Schema.Struct;
import io.everynode.simulation.store.Trees;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an applier wants: the fields that it has an opinion of, and its merge into an object. */
final class Configuration {
    private Configuration() {}

    /** The fields that a configuration names: {@code ToFieldSet}. */
    static FieldSet fields(Schema schema, JsonNode value) {
        if (Steps.whole(schema) || Steps.nothingIn(value)) {
            return FieldSet.LEAF;
        }
        FieldSet fields = FieldSet.EMPTY;
        boolean list = schema instanceof Sequence;
        for (Map.Entry<String, Child> entry : Steps.children(schema, value).entrySet()) {
            FieldSet below = fields(entry.getValue().schema(), entry.getValue().value());
            fields = fields.with(entry.getKey(), list ? below.asMember() : below);
        }
        return fields;
    }

    /** The live value with what the configuration says. */
    static JsonNode merged(Schema schema, @Nullable JsonNode live, JsonNode wanted) {
        if (live == null || Steps.whole(schema) || Steps.nothingIn(wanted) && live.isEmpty()) {
            return wanted;
        }
        return switch (schema) {
            case Struct struct -> mergedFields(struct, live, wanted);
            case Dictionary dictionary -> mergedFields(dictionary, live, wanted);
            case Sequence sequence -> mergedItems(sequence, live, wanted);
            case Scalar scalar -> wanted;
            case Raw raw -> wanted;
        };
    }

    private static ObjectNode mergedFields(Schema schema, JsonNode live, JsonNode wanted) {
        ObjectNode merged = Trees.copy(live);
        for (Map.Entry<String, Child> entry : Steps.children(schema, wanted).entrySet()) {
            String name = entry.getKey().substring(2);
            merged.set(
                    name,
                    merged(
                            entry.getValue().schema(),
                            live.get(name),
                            entry.getValue().value()));
        }
        return merged;
    }

    /** What is wanted comes in the order in which it is wanted, and what only the live list has stays where it was among it. */
    private static ArrayNode mergedItems(Sequence schema, JsonNode live, JsonNode wanted) {
        Map<String, Child> old = Steps.children(schema, live);
        Map<String, Child> now = Steps.children(schema, wanted);
        List<String> left = new ArrayList<>(old.keySet());
        Set<String> done = new HashSet<>();
        ArrayNode merged = ((ArrayNode) wanted).arrayNode();
        for (Map.Entry<String, Child> entry : now.entrySet()) {
            takeUnwanted(left, done, now, old, merged);
            Child before = old.get(entry.getKey());
            merged.add(merged(
                    schema.element(),
                    before == null ? null : before.value(),
                    entry.getValue().value()));
            done.add(entry.getKey());
        }
        takeUnwanted(left, done, now, old, merged);
        left.stream().filter(step -> !now.containsKey(step)).forEach(step -> merged.add(value(old, step)));
        return merged;
    }

    private static void takeUnwanted(
            List<String> left, Set<String> done, Map<String, Child> now, Map<String, Child> old, ArrayNode merged) {
        while (!left.isEmpty() && (!now.containsKey(left.getFirst()) || done.contains(left.getFirst()))) {
            String step = left.removeFirst();
            if (!now.containsKey(step)) {
                merged.add(value(old, step));
            }
        }
    }

    private static @Nullable JsonNode value(Map<String, Child> children, String step) {
        Child child = children.get(step);
        return child == null ? null : child.value();
    }

    /**
     * The value without what an applier named before and names no more, unless somebody else holds it.
     *
     * @param last what the applier named before
     * @param held what anybody holds now
     */
    static JsonNode pruned(Schema schema, JsonNode value, FieldSet last, FieldSet held) {
        if (last.children().isEmpty() || Steps.whole(schema)) {
            return value;
        }
        return schema instanceof Sequence sequence
                ? prunedItems(sequence, value, last, held)
                : prunedFields(schema, value, last, held);
    }

    private static ObjectNode prunedFields(Schema schema, JsonNode value, FieldSet last, FieldSet held) {
        ObjectNode pruned = Trees.copy(value);
        for (Map.Entry<String, Child> entry : Steps.children(schema, value).entrySet()) {
            String name = entry.getKey().substring(2);
            FieldSet before = last.at(entry.getKey());
            if (!before.isEmpty() && held.at(entry.getKey()).isEmpty()) {
                pruned.remove(name);
            } else {
                pruned.set(
                        name,
                        pruned(entry.getValue().schema(), entry.getValue().value(), before, held.at(entry.getKey())));
            }
        }
        return pruned;
    }

    private static ArrayNode prunedItems(Sequence schema, JsonNode value, FieldSet last, FieldSet held) {
        ArrayNode pruned = ((ArrayNode) value).arrayNode();
        for (Map.Entry<String, Child> entry : Steps.children(schema, value).entrySet()) {
            FieldSet before = last.at(entry.getKey());
            if (before.isEmpty() || !held.at(entry.getKey()).isEmpty()) {
                pruned.add(pruned(schema.element(), entry.getValue().value(), before, held.at(entry.getKey())));
            }
        }
        return pruned;
    }
}
