package io.everynode.simulation.patch;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How strategic merge treats lists: the {@code patchStrategy} and {@code patchMergeKey} of the API types. Among the kinds that are
 * served, a field's name alone tells; a list that is not named here is replaced as a whole.
 */
final class MergeKeys {
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("containers", "name"),
            Map.entry("initContainers", "name"),
            Map.entry("ephemeralContainers", "name"),
            Map.entry("ports", "containerPort"),
            Map.entry("env", "name"),
            Map.entry("volumes", "name"),
            Map.entry("volumeMounts", "mountPath"),
            Map.entry("volumeDevices", "devicePath"),
            Map.entry("imagePullSecrets", "name"),
            Map.entry("hostAliases", "ip"),
            Map.entry("topologySpreadConstraints", "topologyKey"),
            Map.entry("resourceClaims", "name"),
            Map.entry("conditions", "type"),
            Map.entry("addresses", "type"),
            Map.entry("podIPs", "ip"),
            Map.entry("ownerReferences", "uid"));
    private static final Set<String> SETS = Set.of("finalizers", "podCIDRs");

    private MergeKeys() {}

    /** The field by which the elements of this list are told apart; empty if the list is not merged by one. */
    static Optional<String> of(String field) {
        return Optional.ofNullable(KEYS.get(field));
    }

    /** Whether this list is a set of plain values, to which values are added. */
    static boolean isSet(String field) {
        return SETS.contains(field);
    }
}
