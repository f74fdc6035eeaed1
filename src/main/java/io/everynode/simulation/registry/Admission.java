package io.everynode.simulation.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import java.util.Set;

/** What the admission plugins of every cluster add and refuse: {@code TaintNodesByCondition}, {@code Priority}, {@code NamespaceLifecycle}. */
final class Admission {
    private static final String NOT_READY = "node.kubernetes.io/not-ready";
    private static final Set<String> LASTING = Set.of("default", "kube-system", "kube-public");

    private Admission() {}

    /** The object with what admission adds: a new node takes no pods before somebody has found it ready. */
    static ObjectNode admitted(Kind kind, ObjectNode object) {
        return kind == Kind.NODE ? notReady(object) : object;
    }

    private static ObjectNode notReady(ObjectNode node) {
        ArrayNode taints = node.arrayNode();
        for (JsonNode taint : Trees.at(node, "spec", "taints")) {
            if (taint.path("key").asText().equals(NOT_READY)
                    && taint.path("effect").asText().equals("NoSchedule")) {
                return node;
            }
            taints.add(taint);
        }
        taints.addObject().put("key", NOT_READY).put("effect", "NoSchedule");
        return Trees.with(node, taints, "spec", "taints");
    }

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
