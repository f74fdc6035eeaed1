package io.everynode.simulation.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A DaemonSet and how it came to be what it is.
 *
 * @param manifest what it is now, at its last release
 * @param releases oldest first, at least one
 */
public record History(ObjectNode manifest, List<Release> releases) {
    private static final String CHANGE_CAUSE = "kubernetes.io/change-cause";

    /**
     * One rollout of the past.
     *
     * @param age how long ago
     * @param cause its {@code kubernetes.io/change-cause}; empty: none
     * @param image what the first container's image was then; empty: as in the manifest
     * @param requests what the first container asked for then, where that differed
     * @param left nodes that keep their older pod: with {@code OnDelete}, somebody deletes all the others
     */
    public record Release(Duration age, String cause, String image, Map<String, String> requests, List<String> left) {}

    public ObjectKey key() {
        return ObjectKey.of(Kind.DAEMON_SET, manifest);
    }

    /** The manifest as it was at a release. */
    ObjectNode at(Release release) {
        ObjectNode then = Trees.with(manifest, templateAt(release), "spec", "template");
        return release.cause.isEmpty()
                ? then
                : Trees.with(then, release.cause, "metadata", "annotations", CHANGE_CAUSE);
    }

    /** A DaemonSet as it is, brought to a release. */
    ObjectNode brought(ObjectNode present, Release release) {
        ObjectNode then = Trees.with(present, templateAt(release), "spec", "template");
        return release.cause.isEmpty()
                ? Trees.without(then, "metadata", "annotations", CHANGE_CAUSE)
                : Trees.with(then, release.cause, "metadata", "annotations", CHANGE_CAUSE);
    }

    private JsonNode templateAt(Release release) {
        JsonNode template = Trees.at(manifest, "spec", "template");
        ArrayNode containers = JsonNodeFactory.instance.arrayNode();
        for (JsonNode container : Trees.at(template, "spec", "containers")) {
            containers.add(containers.isEmpty() ? firstAt(release, container) : container);
        }
        return Trees.with(template, containers, "spec", "containers");
    }

    private static ObjectNode firstAt(Release release, JsonNode container) {
        ObjectNode first = Trees.copy(container);
        if (!release.image.isEmpty()) {
            first.put("image", release.image);
        }
        for (Map.Entry<String, String> request : release.requests.entrySet()) {
            first = Trees.with(first, request.getValue(), "resources", "requests", request.getKey());
        }
        return first;
    }
}
