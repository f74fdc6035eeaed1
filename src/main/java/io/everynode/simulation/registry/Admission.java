package io.everynode.simulation.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Store;
import io.everynode.simulation.store.Trees;
import java.util.List;
import java.util.Set;

/**
 * What admission plugins add and refuse: {@code TaintNodesByCondition}, {@code Priority}, {@code PodSecurity}, {@code
 * ResourceQuota}, {@code NamespaceLifecycle}.
 */
final class Admission {
    private static final String NOT_READY = "node.kubernetes.io/not-ready";
    private static final Set<String> LASTING = Set.of("default", "kube-system", "kube-public");

    private final Store store;
    private final PriorityClasses priorities;
    private final Quotas quotas;

    Admission(Store store) {
        this.store = store;
        this.priorities = new PriorityClasses(store);
        this.quotas = new Quotas(store);
    }

    /** The object with what admission adds: a pod has a priority, and a new node takes no pods before it was found ready. */
    ObjectNode mutated(Kind kind, ObjectNode object) {
        return switch (kind) {
            case NODE -> notReady(object);
            case POD -> priorities.resolve(object);
            case NAMESPACE, EVENT, DAEMON_SET, CONTROLLER_REVISION, RESOURCE_QUOTA, PRIORITY_CLASS -> object;
        };
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

    /** Refuses a new object that nothing is wrong with, but that is not wanted here. */
    void admit(ObjectKey key, ObjectNode object) {
        ObjectNode namespace = key.kind() == Kind.POD ? store.get(ObjectKey.namespace(key.namespace())) : null;
        if (namespace != null) {
            PodSecurity.admit(key, object, namespace);
            quotas.admit(key, object);
        }
    }

    /** What a writer is told beside the answer. */
    List<String> warnings(Kind kind, ObjectNode object) {
        boolean makesPods = kind == Kind.POD || kind == Kind.DAEMON_SET;
        ObjectNode namespace =
                makesPods ? store.get(ObjectKey.namespace(Trees.text(object, "metadata", "namespace"))) : null;
        return namespace == null ? List.of() : PodSecurity.warnings(kind, object, namespace);
    }

    static void deleting(ObjectKey key) {
        if (key.kind() == Kind.NAMESPACE && LASTING.contains(key.name())) {
            throw ApiStatus.notAdmitted(key, "this namespace may not be deleted");
        }
        if (key.kind() == Kind.PRIORITY_CLASS && PriorityClasses.ofTheSystem(key.name())) {
            throw ApiStatus.notAdmitted(key, "this is a system priority class and cannot be deleted");
        }
    }
}
