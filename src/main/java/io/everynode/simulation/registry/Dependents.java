package io.everynode.simulation.registry;

import static io.everynode.simulation.store.Trees.at;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Store;
import io.everynode.simulation.store.Trees;
import java.util.ArrayList;
import java.util.List;

/** The objects that are owned by another, found by {@code ownerReferences[].uid}. */
final class Dependents {
    private static final List<Kind> OWNED = List.of(Kind.POD, Kind.CONTROLLER_REVISION);

    private final Store store;

    Dependents(Store store) {
        this.store = store;
    }

    /** Makes everything that this owner owns forget it. */
    void orphan(ObjectKey owner, String uid) {
        for (ObjectKey key : of(owner, uid)) {
            ObjectNode object = store.get(key);
            if (object != null) {
                store.put(key, without(object, uid));
            }
        }
    }

    List<ObjectKey> of(ObjectKey owner, String uid) {
        List<ObjectKey> keys = new ArrayList<>();
        for (Kind kind : OWNED) {
            for (ObjectNode object : store.list(kind, owner.namespace()).objects()) {
                if (owns(object, uid)) {
                    keys.add(ObjectKey.of(kind, object));
                }
            }
        }
        return keys;
    }

    private static boolean owns(ObjectNode object, String uid) {
        for (JsonNode reference : at(object, "metadata", "ownerReferences")) {
            if (reference.path("uid").asText().equals(uid)) {
                return true;
            }
        }
        return false;
    }

    private static ObjectNode without(ObjectNode object, String uid) {
        ArrayNode left = object.arrayNode();
        for (JsonNode reference : at(object, "metadata", "ownerReferences")) {
            if (!reference.path("uid").asText().equals(uid)) {
                left.add(reference);
            }
        }
        return left.isEmpty()
                ? Trees.without(object, "metadata", "ownerReferences")
                : Trees.with(object, left, "metadata", "ownerReferences");
    }
}
