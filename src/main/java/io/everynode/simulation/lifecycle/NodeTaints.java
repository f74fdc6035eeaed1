package io.everynode.simulation.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.view.Json;
import io.everynode.simulation.view.NodeView;
import io.everynode.simulation.view.Taint;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The taints that follow from a node's conditions ({@code doNoScheduleTaintingPass}, {@code doNoExecuteTaintingPass}). */
final class NodeTaints {
    private static final String PREFIX = "node.kubernetes.io/";
    private static final String NOT_READY = PREFIX + "not-ready";
    private static final String UNREACHABLE = PREFIX + "unreachable";
    private static final String UNSCHEDULABLE = PREFIX + "unschedulable";
    private static final Map<String, String> PRESSURES = Map.of(
            "MemoryPressure", PREFIX + "memory-pressure",
            "DiskPressure", PREFIX + "disk-pressure",
            "PIDPressure", PREFIX + "pid-pressure",
            "NetworkUnavailable", PREFIX + "network-unavailable");

    private NodeTaints() {}

    /** Whether the node carries exactly those of these taints that follow from its conditions. */
    static boolean asTheyShouldBe(NodeView node) {
        return expected(node).equals(present(node));
    }

    /** The node with the taints that follow from its conditions; others, a person's, stay as they are. */
    static ObjectNode corrected(ObjectNode json, Instant now) {
        NodeView node = NodeView.of(json);
        Set<Taint> missing = expected(node);
        ArrayNode taints = JsonNodeFactory.instance.arrayNode();
        for (JsonNode taint : Trees.at(json, "spec", "taints")) {
            Taint read = Taint.of(taint);
            if (!managed(read) || missing.remove(read)) {
                taints.add(taint);
            }
        }
        for (Taint taint : missing) {
            taints.addObject()
                    .put("effect", taint.effect())
                    .put("key", taint.key())
                    .put("timeAdded", now.truncatedTo(ChronoUnit.SECONDS).toString());
        }
        return taints.isEmpty() ? Trees.without(json, "spec", "taints") : Trees.with(json, taints, "spec", "taints");
    }

    private static Set<Taint> expected(NodeView node) {
        Set<Taint> taints = new LinkedHashSet<>();
        String key = switch (node.ready()) {
            case "True" -> "";
            case "False" -> NOT_READY;
            default ->
                Json.named(Trees.at(node.json(), "status", "conditions"), "type", "Ready") == null
                        ? NOT_READY
                        : UNREACHABLE;
        };
        if (!key.isEmpty()) {
            taints.add(new Taint(key, "", Taint.NO_SCHEDULE));
        }
        if (!key.isEmpty() && Json.named(Trees.at(node.json(), "status", "conditions"), "type", "Ready") != null) {
            taints.add(new Taint(key, "", Taint.NO_EXECUTE));
        }
        for (JsonNode condition : Trees.at(node.json(), "status", "conditions")) {
            String pressure = PRESSURES.get(Trees.text(condition, "type"));
            if (pressure != null && Trees.text(condition, "status").equals("True")) {
                taints.add(new Taint(pressure, "", Taint.NO_SCHEDULE));
            }
        }
        if (node.unschedulable()) {
            taints.add(new Taint(UNSCHEDULABLE, "", Taint.NO_SCHEDULE));
        }
        return taints;
    }

    private static Set<Taint> present(NodeView node) {
        Set<Taint> taints = new LinkedHashSet<>(node.taints());
        taints.removeIf(taint -> !managed(taint));
        return taints;
    }

    private static boolean managed(Taint taint) {
        boolean readiness = taint.key().equals(NOT_READY) || taint.key().equals(UNREACHABLE);
        boolean noSchedule = taint.effect().equals(Taint.NO_SCHEDULE)
                && (taint.key().equals(UNSCHEDULABLE) || PRESSURES.containsValue(taint.key()));
        return taint.value().isEmpty()
                && (noSchedule || readiness && !taint.effect().equals("PreferNoSchedule"));
    }
}
