package io.everynode.simulation.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.simulation.store.Trees;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One expression of a selector over labels, a node's or a pod's: {@code key operator values}. */
public record Requirement(String key, String operator, List<String> values) {
    static Requirement of(JsonNode requirement) {
        return new Requirement(
                Trees.text(requirement, "key"),
                Trees.text(requirement, "operator"),
                Json.texts(requirement.path("values")));
    }

    /** Whether {@code labels.NewRequirement} takes it; an expression that it refuses matches nothing. */
    boolean isValid() {
        return switch (operator) {
            case "In", "NotIn" -> !values.isEmpty();
            case "Exists", "DoesNotExist" -> values.isEmpty();
            case "Gt", "Lt" -> values.size() == 1 && number(values.getFirst()) != null;
            default -> false;
        };
    }

    boolean matches(Map<String, String> labels) {
        String found = labels.get(key);
        return switch (operator) {
            case "In" -> found != null && values.contains(found);
            case "NotIn" -> found == null || !values.contains(found);
            case "Exists" -> found != null;
            case "DoesNotExist" -> found == null;
            case "Gt" -> compares(found, 1);
            case "Lt" -> compares(found, -1);
            default -> false;
        };
    }

    private boolean compares(@Nullable String found, int sign) {
        Long left = found == null ? null : number(found);
        Long right = number(values.getFirst());
        return left != null && right != null && Long.signum(Long.compare(left, right)) == sign;
    }

    private static @Nullable Long number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
