package io.everynode.simulation.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.simulation.store.Trees;
import org.jspecify.annotations.Nullable;

/** The owner of an object that controls it. */
public record Owner(String kind, String name, String uid) {
    /** The reference that is marked as controller; null for an orphan. */
    static @Nullable Owner controllerOf(JsonNode object) {
        for (JsonNode reference : Trees.at(object, "metadata", "ownerReferences")) {
            if (reference.path("controller").asBoolean()) {
                return new Owner(
                        Trees.text(reference, "kind"), Trees.text(reference, "name"), Trees.text(reference, "uid"));
            }
        }
        return null;
    }
}
