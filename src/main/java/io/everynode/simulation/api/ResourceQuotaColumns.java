package io.everynode.simulation.api;

import static io.everynode.simulation.store.Trees.at;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code printResourceQuota}. */
final class ResourceQuotaColumns implements Columns {

    @Override
    public List<Column> columns() {
        return List.of(Column.text("Name"), Column.text("Request"), Column.text("Limit"), Column.text("Age"));
    }

    @Override
    public ArrayNode cells(ObjectNode object, Instant now) {
        return object.arrayNode()
                .add(Columns.name(object))
                .add(used(object.path("status"), false))
                .add(used(object.path("status"), true))
                .add(Columns.age(object, now));
    }

    private static String used(JsonNode status, boolean limits) {
        SortedMap<String, String> hard = new TreeMap<>();
        status.path("hard").properties().stream()
                .filter(one -> one.getKey().startsWith("limits") == limits)
                .forEach(one -> hard.put(one.getKey(), one.getValue().asText()));
        return hard.entrySet().stream()
                .map(one -> "%s: %s/%s"
                        .formatted(
                                one.getKey(), at(status, "used", one.getKey()).asText(), one.getValue()))
                .collect(Collectors.joining(", "));
    }
}
