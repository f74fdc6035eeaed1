package io.everynode.simulation.api;

import static io.everynode.simulation.store.Trees.at;
import static io.everynode.simulation.store.Trees.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** {@code printNode}. */
final class NodeColumns implements Columns {
    private static final String ROLE = "node-role.kubernetes.io/";

    @Override
    public List<Column> columns() {
        return List.of(
                Column.text("Name"),
                Column.text("Status"),
                Column.text("Roles"),
                Column.text("Age"),
                Column.text("Version"),
                Column.wide("Internal-IP"),
                Column.wide("External-IP"),
                Column.wide("OS-Image"),
                Column.wide("Kernel-Version"),
                Column.wide("Container-Runtime"));
    }

    @Override
    public ArrayNode cells(ObjectNode object, Instant now) {
        JsonNode info = at(object, "status", "nodeInfo");
        String kernel = text(info, "kernelVersion");
        return object.arrayNode()
                .add(Columns.name(object))
                .add(status(object))
                .add(roles(object))
                .add(Columns.age(object, now))
                .add(text(info, "kubeletVersion"))
                .add(address(object, "InternalIP"))
                .add(address(object, "ExternalIP"))
                .add(Columns.or(text(info, "osImage"), "<unknown>"))
                .add(kernel.isEmpty() ? "<unknown>" : kernel + " (" + text(info, "architecture") + ")")
                .add(Columns.or(text(info, "containerRuntimeVersion"), "<unknown>"));
    }

    private static String status(JsonNode node) {
        String status = "Unknown";
        for (JsonNode condition : at(node, "status", "conditions")) {
            if (condition.path("type").asText().equals("Ready")) {
                status = condition.path("status").asText().equals("True") ? "Ready" : "NotReady";
            }
        }
        return at(node, "spec", "unschedulable").asBoolean() ? status + ",SchedulingDisabled" : status;
    }

    private static String roles(JsonNode node) {
        TreeSet<String> roles = new TreeSet<>();
        for (Map.Entry<String, JsonNode> label : at(node, "metadata", "labels").properties()) {
            if (label.getKey().startsWith(ROLE)) {
                roles.add(label.getKey().substring(ROLE.length()));
            } else if (label.getKey().equals("kubernetes.io/role")) {
                roles.add(label.getValue().asText());
            }
        }
        roles.remove("");
        return Columns.or(String.join(",", roles), "<none>");
    }

    private static String address(JsonNode node, String type) {
        for (JsonNode address : at(node, "status", "addresses")) {
            if (address.path("type").asText().equals(type)) {
                return address.path("address").asText();
            }
        }
        return "<none>";
    }
}
