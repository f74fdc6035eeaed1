package io.everynode.simulation.schema;

import io.everynode.simulation.schema.Schema.Merging;
import io.everynode.simulation.schema.Schema.Merging.Keyed;
import io.everynode.simulation.schema.Schema.Merging.Whole;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Kubernetes' types say of themselves beside their fields, as its OpenAPI document does: {@code x-kubernetes-list-type},
 * {@code x-kubernetes-list-map-keys} and {@code x-kubernetes-map-type}. What is not named here is replaced as a whole if it is a
 * list, and merged field by field if it is an object.
 */
final class ListTypes {
    private static final Map<String, List<String>> KEYED = Map.ofEntries(
            Map.entry("containers", List.of("name")),
            Map.entry("initContainers", List.of("name")),
            Map.entry("ephemeralContainers", List.of("name")),
            Map.entry("ports", List.of("containerPort", "protocol")),
            Map.entry("env", List.of("name")),
            Map.entry("volumes", List.of("name")),
            Map.entry("volumeMounts", List.of("mountPath")),
            Map.entry("volumeDevices", List.of("devicePath")),
            Map.entry("imagePullSecrets", List.of("name")),
            Map.entry("hostAliases", List.of("ip")),
            Map.entry("topologySpreadConstraints", List.of("topologyKey", "whenUnsatisfiable")),
            Map.entry("resourceClaims", List.of("name")),
            Map.entry("resourceClaimStatuses", List.of("name")),
            Map.entry("allocatedResourcesStatus", List.of("name")),
            Map.entry("claims", List.of("name")),
            Map.entry("schedulingGates", List.of("name")),
            Map.entry("conditions", List.of("type")),
            Map.entry("addresses", List.of("type")),
            Map.entry("podIPs", List.of("ip")),
            Map.entry("ownerReferences", List.of("uid")));

    private static final Set<String> SETS = Set.of("finalizers", "podCIDRs");

    private static final Set<String> ATOMIC_TYPES = Set.of(
            "ConfigMapKeySelector",
            "FileKeySelector",
            "LabelSelector",
            "LocalObjectReference",
            "NodeSelector",
            "NodeSelectorTerm",
            "ObjectFieldSelector",
            "ObjectReference",
            "OwnerReference",
            "ResourceFieldSelector",
            "ScopeSelector",
            "SecretKeySelector",
            "TypedLocalObjectReference");

    private ListTypes() {}

    static Merging merging(String owner, String field) {
        // The finalizers of a namespace's spec are not those of its metadata.
        if (SETS.contains(field) && !owner.equals("NamespaceSpec")) {
            return Whole.SET;
        }
        List<String> keys = KEYED.get(field);
        return keys == null ? Whole.ATOMIC : new Keyed(keys);
    }

    static boolean atomic(String type) {
        return ATOMIC_TYPES.contains(type);
    }

    static boolean atomicMap(String owner, String field) {
        return owner.equals("PodSpec") && field.equals("nodeSelector");
    }
}
