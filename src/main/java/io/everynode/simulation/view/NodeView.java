package io.everynode.simulation.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Trees;
import java.util.List;
import java.util.Map;

/** What the controllers read off a node. */
public record NodeView(
        String name,
        String uid,
        Map<String, String> labels,
        List<Taint> taints,
        boolean unschedulable,
        Resources allocatable,
        int maxPods,
        ObjectNode json) {

    public static NodeView of(ObjectNode node) {
        JsonNode allocatable = Trees.at(node, "status", "allocatable");
        return new NodeView(
                Trees.text(node, "metadata", "name"),
                Trees.text(node, "metadata", "uid"),
                Json.strings(Trees.at(node, "metadata", "labels")),
                Json.list(Trees.at(node, "spec", "taints"), Taint::of),
                Trees.at(node, "spec", "unschedulable").asBoolean(),
                Resources.of(allocatable),
                (int) Resources.quantity(Trees.text(allocatable, "pods"), 1),
                node);
    }

    /** {@code True}, {@code False} or {@code Unknown}; {@code Unknown} as long as its kubelet has never reported. */
    public String ready() {
        JsonNode condition = Json.named(Trees.at(json, "status", "conditions"), "type", "Ready");
        return condition == null ? "Unknown" : Trees.text(condition, "status");
    }

    public boolean hasTaint(String key, String effect) {
        return taints.stream().anyMatch(t -> t.key().equals(key) && t.effect().equals(effect));
    }
}
