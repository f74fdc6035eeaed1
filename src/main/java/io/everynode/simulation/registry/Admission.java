package io.everynode.simulation.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import java.util.Set;

/** What the admission plugins of every cluster refuse: {@code Priority} and {@code NamespaceLifecycle}. */
final class Admission {
    private static final Set<String> LASTING = Set.of("default", "kube-system", "kube-public");

    private Admission() {}

    static void created(ObjectKey key, ObjectNode object) {
        String priorityClass = key.kind() == Kind.POD ? Trees.text(object, "spec", "priorityClassName") : "";
        if (!priorityClass.isEmpty() && !PodDefaults.PRIORITIES.containsKey(priorityClass)) {
            throw ApiStatus.notAdmitted(key, "no PriorityClass with name %s was found".formatted(priorityClass));
        }
    }

    static void deleting(ObjectKey key) {
        if (key.kind() == Kind.NAMESPACE && LASTING.contains(key.name())) {
            throw ApiStatus.notAdmitted(key, "this namespace may not be deleted");
        }
    }
}
