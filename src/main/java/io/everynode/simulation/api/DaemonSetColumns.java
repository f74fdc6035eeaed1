package io.everynode.simulation.api;

import static io.everynode.simulation.store.Trees.at;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code printDaemonSet}. */
final class DaemonSetColumns implements Columns {

    @Override
    public List<Column> columns() {
        return List.of(
                Column.text("Name"),
                Column.number("Desired"),
                Column.number("Current"),
                Column.number("Ready"),
                Column.number("Up-to-date"),
                Column.number("Available"),
                Column.text("Node Selector"),
                Column.text("Age"),
                Column.wide("Containers"),
                Column.wide("Images"),
                Column.wide("Selector"));
    }

    @Override
    public ArrayNode cells(ObjectNode object, Instant now) {
        JsonNode status = object.path("status");
        JsonNode containers = at(object, "spec", "template", "spec", "containers");
        return object.arrayNode()
                .add(Columns.name(object))
                .add(status.path("desiredNumberScheduled").asLong())
                .add(status.path("currentNumberScheduled").asLong())
                .add(status.path("numberReady").asLong())
                .add(status.path("updatedNumberScheduled").asLong())
                .add(status.path("numberAvailable").asLong())
                .add(pairs(at(object, "spec", "template", "spec", "nodeSelector")))
                .add(Columns.age(object, now))
                .add(each(containers, "name"))
                .add(each(containers, "image"))
                .add(selector(at(object, "spec", "selector")));
    }

    private static String pairs(JsonNode labels) {
        List<String> pairs = new ArrayList<>();
        for (Map.Entry<String, JsonNode> label : labels.properties()) {
            pairs.add(label.getKey() + "=" + label.getValue().asText());
        }
        return Columns.or(String.join(",", pairs.stream().sorted().toList()), "<none>");
    }

    private static String selector(JsonNode selector) {
        List<String> terms = new ArrayList<>();
        if (!selector.path("matchLabels").isEmpty()) {
            terms.add(pairs(selector.path("matchLabels")));
        }
        for (JsonNode expression : selector.path("matchExpressions")) {
            String key = expression.path("key").asText();
            terms.add(
                    switch (expression.path("operator").asText()) {
                        case "In" -> key + " in (" + values(expression) + ")";
                        case "NotIn" -> key + " notin (" + values(expression) + ")";
                        case "DoesNotExist" -> "!" + key;
                        default -> key;
                    });
        }
        return Columns.or(String.join(",", terms), "<none>");
    }

    private static String values(JsonNode expression) {
        List<String> values = new ArrayList<>();
        expression.path("values").forEach(value -> values.add(value.asText()));
        return String.join(",", values);
    }

    private static String each(JsonNode containers, String field) {
        List<String> values = new ArrayList<>();
        containers.forEach(container -> values.add(container.path(field).asText()));
        return String.join(",", values);
    }
}
