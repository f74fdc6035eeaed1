package io.everynode.simulation.registry;

import static io.everynode.simulation.store.Trees.at;
import static io.everynode.simulation.store.Trees.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.registry.ApiStatus.Details;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Store;
import io.everynode.simulation.store.Trees;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts pods onto nodes: {@code pkg/registry/core/pod/storage BindingREST}, and admission's copying of the node's topology labels. */
final class Bindings {
    private static final List<String> TOPOLOGY =
            List.of("topology.kubernetes.io/zone", "topology.kubernetes.io/region");

    private final Store store;
    private final SystemMetadata metadata;

    Bindings(Store store, SystemMetadata metadata) {
        this.store = store;
        this.metadata = metadata;
    }

    ObjectNode bind(ObjectKey key, ObjectNode pod, String node, WriteOptions options) {
        if (!text(pod, "metadata", "deletionTimestamp").isEmpty()) {
            throw refused(key, "pod %s is being deleted, cannot be assigned to a host".formatted(key.name()));
        }
        String already = text(pod, "spec", "nodeName");
        if (!already.isEmpty()) {
            throw refused(key, "pod %s is already assigned to node \"%s\"".formatted(key.name(), already));
        }
        ObjectNode bound = Trees.with(pod, node, "spec", "nodeName");
        bound = Trees.with(bound, scheduled(at(pod, "status", "conditions")), "status", "conditions");
        bound = withTopology(bound, store.get(ObjectKey.node(node)));
        return options.dryRun() ? bound : store.put(key, bound);
    }

    private static StatusException refused(ObjectKey key, String why) {
        return ApiStatus.conflict("pods/binding", new Details(key.name(), "", "pods/binding", List.of(), 0), why);
    }

    private ArrayNode scheduled(JsonNode conditions) {
        ArrayNode next = JsonNodeFactory.instance.arrayNode();
        for (JsonNode condition : conditions) {
            if (!condition.path("type").asText().equals("PodScheduled")) {
                next.add(condition);
            }
        }
        next.addObject()
                .put("type", "PodScheduled")
                .put("status", "True")
                .putNull("lastProbeTime")
                .put("lastTransitionTime", metadata.now().toString());
        return next;
    }

    private static ObjectNode withTopology(ObjectNode pod, @Nullable ObjectNode node) {
        if (node == null) {
            return pod;
        }
        ObjectNode next = pod;
        for (String label : TOPOLOGY) {
            String value = text(node, "metadata", "labels", label);
            if (!value.isEmpty()) {
                next = Trees.with(next, value, "metadata", "labels", label);
            }
        }
        return next;
    }
}
