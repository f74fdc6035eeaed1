package io.everynode.simulation.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Trees;
import java.time.Instant;
import java.util.List;

/** {@code printNamespace}. */
final class NamespaceColumns implements Columns {

    @Override
    public List<Column> columns() {
        return List.of(Column.text("Name"), Column.text("Status"), Column.text("Age"));
    }

    @Override
    public ArrayNode cells(ObjectNode object, Instant now) {
        return object.arrayNode()
                .add(Columns.name(object))
                .add(Trees.text(object, "status", "phase"))
                .add(Columns.age(object, now));
    }
}
