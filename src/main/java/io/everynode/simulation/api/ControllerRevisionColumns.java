package io.everynode.simulation.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Trees;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** {@code printControllerRevision}. */
final class ControllerRevisionColumns implements Columns {

    @Override
    public List<Column> columns() {
        return List.of(Column.text("Name"), Column.text("Controller"), Column.text("Revision"), Column.text("Age"));
    }

    @Override
    public ArrayNode cells(ObjectNode object, Instant now) {
        return object.arrayNode()
                .add(Columns.name(object))
                .add(controller(object))
                .add(object.path("revision").asLong())
                .add(Columns.age(object, now));
    }

    private static String controller(JsonNode object) {
        for (JsonNode owner : Trees.at(object, "metadata", "ownerReferences")) {
            if (owner.path("controller").asBoolean()) {
                String apiVersion = owner.path("apiVersion").asText();
                int slash = apiVersion.indexOf('/');
                String group = slash < 0 ? "" : "." + apiVersion.substring(0, slash);
                String kind = owner.path("kind").asText().toLowerCase(Locale.ROOT);
                return kind + group + "/" + owner.path("name").asText();
            }
        }
        return "<none>";
    }
}
