package io.everynode.simulation.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.Trees;

/** Refuses what Kubernetes refuses, naming the field. */
final class Validation {
    private Validation() {}

    static void created(Kind kind, ObjectNode object) {
        FieldErrors errors = new FieldErrors();
        if (Trees.text(object, "metadata", "name").isEmpty()) {
            errors.required("metadata.name", "name or generateName is required");
        }
        errors.throwIfAny(kind, Trees.text(object, "metadata", "name"));
    }

    static void updated(Kind kind, ObjectNode current, ObjectNode next) {
        FieldErrors errors = new FieldErrors();
        errors.throwIfAny(kind, Trees.text(next, "metadata", "name"));
    }
}
