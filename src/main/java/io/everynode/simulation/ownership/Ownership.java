package io.everynode.simulation.ownership;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.schema.Schema.Struct;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who holds which fields of one object: the meaning of its {@code managedFields}. */
public final class Ownership {
    /** Who holds what was there before anybody was asked for his name. */
    private static final String BEFORE = "before-first-apply";

    private static final List<String> OF_THE_SYSTEM = List.of(
            "name",
            "namespace",
            "uid",
            "creationTimestamp",
            "selfLink",
            "generation",
            "managedFields",
            "resourceVersion");

    private final SortedMap<Owner, FieldSet> held;
    private final SortedMap<Owner, String> times;

    private Ownership(SortedMap<Owner, FieldSet> held, SortedMap<Owner, String> times) {
        this.held = held;
        this.times = times;
    }

    /** @param managedFields a missing node where there are none */
    public static Ownership of(JsonNode managedFields) {
        SortedMap<Owner, FieldSet> held = new TreeMap<>();
        SortedMap<Owner, String> times = new TreeMap<>();
        for (JsonNode entry : managedFields) {
            Owner owner = new Owner(
                    entry.path("manager").asText(),
                    entry.path("operation").asText(),
                    entry.path("apiVersion").asText(),
                    entry.path("subresource").asText(""));
            held.put(owner, FieldSet.of(entry.path("fieldsV1")));
            times.put(owner, entry.path("time").asText());
        }
        return new Ownership(held, times);
    }

    /** The {@code managedFields}: appliers first, then by time. */
    public ArrayNode toJson() {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        held.keySet().stream()
                .sorted(Comparator.comparing((Owner owner) -> !owner.applies())
                        .thenComparing(owner -> times.getOrDefault(owner, ""))
                        .thenComparing(Comparator.naturalOrder()))
                .forEach(owner -> write(json.addObject(), owner));
        return json;
    }

    private void write(ObjectNode entry, Owner owner) {
        entry.put("manager", owner.name())
                .put("operation", owner.operation())
                .put("apiVersion", owner.apiVersion())
                .put("time", times.getOrDefault(owner, ""))
                .put("fieldsType", "FieldsV1");
        entry.set("fieldsV1", held.getOrDefault(owner, FieldSet.EMPTY).toJson());
        if (!owner.subresource().isEmpty()) {
            entry.put("subresource", owner.subresource());
        }
    }

    /**
     * After a write that is no apply: what it changed is the writer's, and what it removed is nobody's.
     *
     * @param ignored the half of the object that the write is not about, {@code status} or {@code spec}
     */
    public Ownership updated(
            Struct schema, ObjectNode before, ObjectNode after, String ignored, Owner writer, Instant now) {
        Comparison comparison = Comparison.of(schema, before, after);
        FieldSet changed = ours(comparison.changed(), ignored);
        Ownership next = taken(changed, ours(comparison.removed(), ignored), writer);
        if (!changed.isEmpty()) {
            next.give(writer, next.held.getOrDefault(writer, FieldSet.EMPTY).union(changed), now);
        }
        return next;
    }

    /** What an apply makes of an object. */
    public record Applied(ObjectNode object, Ownership ownership) {}

    /**
     * Merges what an applier wants into an object, and removes what it wanted before and wants no more.
     *
     * @param live an object without anything in it if there is none yet
     * @throws Conflicts if it is not by force, and others hold what it wants otherwise
     */
    public Applied applied(
            Struct schema, ObjectNode live, ObjectNode wanted, boolean force, Owner applier, Instant now) {
        Ownership next = new Ownership(new TreeMap<>(held), new TreeMap<>(times));
        if (next.held.isEmpty() && !live.isEmpty()) {
            next.give(
                    new Owner(BEFORE, Owner.UPDATE, applier.apiVersion(), ""),
                    ours(Configuration.fields(schema, live), "status"),
                    now);
        }
        FieldSet last = next.held.getOrDefault(applier, FieldSet.EMPTY);
        FieldSet fields = ours(Configuration.fields(schema, wanted), "status");
        next.give(applier, fields, now);
        FieldSet anybody = next.held.values().stream().reduce(FieldSet.EMPTY, FieldSet::union);
        JsonNode merged = Configuration.merged(schema, live, wanted);
        ObjectNode object = (ObjectNode) Configuration.pruned(schema, merged, last, anybody);
        Comparison comparison = Comparison.of(schema, live, object);
        FieldSet changed = ours(comparison.changed(), "status");
        if (!force) {
            next.requireNobodyElse(changed.minus(LastApplied.takeable(schema, live, applier)), applier);
        }
        Ownership after = next.taken(changed, ours(comparison.removed(), "status"), applier);
        after.keepTime(applier, this);
        return new Applied(object, after);
    }

    /** An apply that changes nothing is not remembered. */
    private void keepTime(Owner applier, Ownership before) {
        FieldSet fields = before.held.get(applier);
        if (fields != null && fields.equals(held.get(applier)) && before.held.equals(held)) {
            times.put(applier, before.times.getOrDefault(applier, ""));
        }
    }

    private void requireNobodyElse(FieldSet changed, Owner applier) {
        SortedMap<Owner, FieldSet> conflicts = new TreeMap<>();
        held.forEach((owner, fields) -> {
            FieldSet both = fields.and(changed);
            if (!owner.equals(applier) && !both.isEmpty()) {
                conflicts.put(owner, both);
            }
        });
        if (!conflicts.isEmpty()) {
            throw Conflicts.of(conflicts);
        }
    }

    /** What is left to the others when a writer takes the changed fields, and the removed ones are no more. */
    private Ownership taken(FieldSet changed, FieldSet removed, Owner writer) {
        Ownership next = new Ownership(new TreeMap<>(), new TreeMap<>(times));
        for (Map.Entry<Owner, FieldSet> entry : held.entrySet()) {
            FieldSet lost = entry.getKey().equals(writer) ? removed : changed.union(removed);
            FieldSet left = entry.getValue().minus(lost);
            if (!left.isEmpty()) {
                next.held.put(entry.getKey(), left);
            }
        }
        return next;
    }

    private void give(Owner owner, FieldSet fields, Instant now) {
        held.put(owner, fields);
        times.put(owner, now.toString());
    }

    private static FieldSet ours(FieldSet fields, String ignored) {
        FieldSet ours = fields.without("f:apiVersion").without("f:kind").without("f:" + ignored);
        for (String name : OF_THE_SYSTEM) {
            ours = ours.without("f:metadata", "f:" + name);
        }
        return ours;
    }
}
