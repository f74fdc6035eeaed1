package io.everynode.simulation.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Trees;
import java.time.Instant;
import java.util.List;

/** {@code printPriorityClass}. */
final class PriorityClassColumns implements Columns {

    @Override
    public List<Column> columns() {
        return List.of(
                Column.text("Name"),
                Column.number("Value"),
                new Column("Global-Default", "boolean", false),
                Column.text("Age"),
                Column.text("PreemptionPolicy"));
    }

    @Override
    public ArrayNode cells(ObjectNode object, Instant now) {
        return object.arrayNode()
                .add(Columns.name(object))
                .add(object.path("value").asLong())
                .add(object.path("globalDefault").asBoolean())
                .add(Columns.age(object, now))
                .add(Trees.text(object, "preemptionPolicy"));
    }
}
