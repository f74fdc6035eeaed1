package io.everynode.simulation.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.view.Taint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Nodes that are alike but for their names and zones.
 *
 * @param count how many there are at first
 * @param naming the nodes' names, with {@code %d} or the like for their number, from {@code first} on
 * @param zones they take turns
 * @param capacity {@code cpu}, {@code memory} and {@code pods}
 * @param overrides by the node's name
 * @param age how long ago the first of them was created; the others followed within a day
 */
public record Pool(
        String name,
        int count,
        String naming,
        int first,
        List<String> zones,
        String arch,
        Map<String, String> labels,
        List<Taint> taints,
        Map<String, String> capacity,
        Map<String, Override> overrides,
        Duration age,
        String kubelet) {

    /** In what one node differs from the others of its pool. */
    public record Override(Map<String, String> labels, Map<String, String> capacity) {
        static final Override NONE = new Override(Map.of(), Map.of());
    }

    String nameOf(int index) {
        return naming.formatted(first + index);
    }

    /** The manifest of the pool's node of that index. */
    ObjectNode node(int index) {
        String name = nameOf(index);
        ObjectNode labelled = JsonNodeFactory.instance.objectNode();
        labelled.put("kubernetes.io/arch", arch)
                .put("kubernetes.io/hostname", name)
                .put("kubernetes.io/os", "linux");
        labelled.put("pool", this.name);
        if (!zones.isEmpty()) {
            labelled.put("topology.kubernetes.io/zone", zones.get(index % zones.size()));
        }
        Override own = overrides.getOrDefault(name, Override.NONE);
        labels.forEach(labelled::put);
        own.labels.forEach(labelled::put);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("apiVersion", "v1").put("kind", "Node");
        ObjectNode metadata = node.putObject("metadata");
        metadata.set("labels", labelled);
        metadata.put("name", name);
        ObjectNode spec = node.putObject("spec");
        if (!taints.isEmpty()) {
            spec.set("taints", taintsJson());
        }
        ObjectNode status = node.putObject("status");
        Map<String, String> offered = new TreeMap<>(capacity);
        offered.putAll(own.capacity);
        offered.forEach(status.putObject("capacity")::put);
        offered.forEach(status.putObject("allocatable")::put);
        status.set("nodeInfo", nodeInfo());
        return node;
    }

    private ArrayNode taintsJson() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (Taint taint : taints) {
            ObjectNode json = all.addObject().put("effect", taint.effect()).put("key", taint.key());
            if (!taint.value().isEmpty()) {
                json.put("value", taint.value());
            }
        }
        return all;
    }

    private ObjectNode nodeInfo() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("architecture", arch)
                .put("containerRuntimeVersion", "containerd://2.1.4")
                .put("kernelVersion", "6.12.40")
                .put("kubeProxyVersion", kubelet)
                .put("kubeletVersion", kubelet)
                .put("operatingSystem", "linux")
                .put("osImage", "Simulated Linux");
    }
}
