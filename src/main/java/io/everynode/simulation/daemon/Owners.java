package io.everynode.simulation.daemon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.view.DaemonSetView;

/** Owner references to a DaemonSet. */
final class Owners {
    private Owners() {}

    static ObjectNode reference(DaemonSetView ds) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", "apps/v1")
                .put("blockOwnerDeletion", true)
                .put("controller", true)
                .put("kind", "DaemonSet")
                .put("name", ds.key().name())
                .put("uid", ds.uid());
    }

    static ObjectNode adopted(ObjectNode object, DaemonSetView ds) {
        ArrayNode owners = without(object, ds.uid());
        return Trees.with(object, owners.add(reference(ds)), "metadata", "ownerReferences");
    }

    static ObjectNode released(ObjectNode object, DaemonSetView ds) {
        ArrayNode owners = without(object, ds.uid());
        return owners.isEmpty()
                ? Trees.without(object, "metadata", "ownerReferences")
                : Trees.with(object, owners, "metadata", "ownerReferences");
    }

    private static ArrayNode without(ObjectNode object, String uid) {
        ArrayNode owners = JsonNodeFactory.instance.arrayNode();
        for (JsonNode owner : Trees.at(object, "metadata", "ownerReferences")) {
            if (!Trees.text(owner, "uid").equals(uid)) {
                owners.add(owner);
            }
        }
        return owners;
    }
}
