package io.everynode.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Objects of the script, which says only what matters of them. */
final class Manifests {
    private Manifests() {}

    /** A DaemonSet, or a node like those that are there. */
    static JsonNode complete(JsonNode written) {
        ObjectNode object = written.deepCopy();
        String name = written.at("/metadata/name").asText();
        return switch (written.path("kind").asText()) {
            case "DaemonSet" -> daemonSet(object, name);
            case "Node" -> node(object, name);
            case String other -> throw new IllegalArgumentException("kind: expected DaemonSet or Node, found " + other);
        };
    }

    private static JsonNode daemonSet(ObjectNode ds, String name) {
        ds.put("apiVersion", "apps/v1");
        ObjectNode spec = ds.withObject("/spec");
        spec.withObject("/selector/matchLabels").put("app", name);
        spec.withObject("/template/metadata/labels").put("app", name);
        ObjectNode pod = spec.withObject("/template/spec");
        pod.put("terminationGracePeriodSeconds", 1);
        if (!pod.has("containers")) {
            pod.putArray("containers").addObject().put("name", "main").put("image", name + ":1");
        }
        return ds;
    }

    private static JsonNode node(ObjectNode node, String name) {
        node.put("apiVersion", "v1");
        node.withObject("/metadata/labels")
                .put("kubernetes.io/hostname", name)
                .put("kubernetes.io/os", "linux")
                .put("kubernetes.io/arch", "amd64")
                .put("pool", "general")
                .put("kwok", "managed");
        for (String of : new String[] {"/status/allocatable", "/status/capacity"}) {
            node.withObject(of).put("cpu", "16").put("memory", "64Gi").put("pods", "110");
        }
        return node;
    }
}
