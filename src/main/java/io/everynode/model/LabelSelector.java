package io.everynode.model;

import java.util.List;
import java.util.Map;

/** {@code spec.selector} of a DaemonSet. An empty one selects everything, and the controller refuses to act on it. */
public record LabelSelector(Map<String, String> matchLabels, List<Requirement> matchExpressions) {
    public boolean isEmpty() {
        return matchLabels.isEmpty() && matchExpressions.isEmpty();
    }

    /** Label-selector semantics of apimachinery: {@code NotIn} is also true where the key is absent. */
    public boolean matches(Map<String, String> labels) {
        return matchLabels.entrySet().stream().allMatch(e -> e.getValue().equals(labels.get(e.getKey())))
                && matchExpressions.stream().allMatch(r -> matches(r, labels));
    }

    private static boolean matches(Requirement requirement, Map<String, String> labels) {
        String found = labels.get(requirement.key());
        return switch (requirement.operator()) {
            case "In" -> found != null && requirement.values().contains(found);
            case "NotIn" -> found == null || !requirement.values().contains(found);
            case "Exists" -> found != null;
            case "DoesNotExist" -> found == null;
            default -> false;
        };
    }
}
