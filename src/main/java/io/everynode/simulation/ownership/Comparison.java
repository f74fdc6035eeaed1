package io.everynode.simulation.ownership;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.simulation.ownership.Steps.Child;
import io.everynode.simulation.schema.Schema;
import io.everynode.simulation.schema.Schema.Raw;
import io.everynode.simulation.store.Trees;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What differs between two states of an object: {@code typed.Comparison}. */
record Comparison(FieldSet added, FieldSet modified, FieldSet removed) {
    private static final Comparison NONE = new Comparison(FieldSet.EMPTY, FieldSet.EMPTY, FieldSet.EMPTY);
    private static final Comparison ADDED = new Comparison(FieldSet.LEAF, FieldSet.EMPTY, FieldSet.EMPTY);
    private static final Comparison MODIFIED = new Comparison(FieldSet.EMPTY, FieldSet.LEAF, FieldSet.EMPTY);
    private static final Comparison REMOVED = new Comparison(FieldSet.EMPTY, FieldSet.EMPTY, FieldSet.LEAF);

    /** @param before null if there was nothing; so for {@code after} */
    static Comparison of(Schema schema, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (before == after) {
            return NONE;
        }
        if (Steps.whole(schema) || Steps.nothingIn(before) && Steps.nothingIn(after)) {
            return ofLeaf(before, after);
        }
        Comparison all = NONE;
        Map<String, Child> old = Steps.children(schema, before);
        Map<String, Child> now = Steps.children(schema, after);
        Set<String> steps = new LinkedHashSet<>(old.keySet());
        steps.addAll(now.keySet());
        for (String step : steps) {
            all = all.with(step, of(schema(old.get(step), now.get(step)), value(old.get(step)), value(now.get(step))));
        }
        return all.ofContainer(before == null, after == null);
    }

    private static Comparison ofLeaf(@Nullable JsonNode before, @Nullable JsonNode after) {
        if (before == null || after == null) {
            return before == null ? ADDED : REMOVED;
        }
        return Trees.same(before, after) ? NONE : MODIFIED;
    }

    private Comparison with(String step, Comparison below) {
        return new Comparison(
                below.added.isEmpty() ? added : added.with(step, below.added),
                below.modified.isEmpty() ? modified : modified.with(step, below.modified),
                below.removed.isEmpty() ? removed : removed.with(step, below.removed));
    }

    private Comparison ofContainer(boolean isNew, boolean isGone) {
        return new Comparison(isNew ? added.asMember() : added, modified, isGone ? removed.asMember() : removed);
    }

    private static Schema schema(@Nullable Child old, @Nullable Child now) {
        if (now != null) {
            return now.schema();
        }
        return old == null ? Raw.ANYTHING : old.schema();
    }

    private static @Nullable JsonNode value(@Nullable Child child) {
        return child == null ? null : child.value();
    }

    FieldSet changed() {
        return added.union(modified);
    }
}
