package io.everynode.simulation.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.simulation.store.Trees;
import java.util.List;

/** A pod's toleration; {@code tolerationSeconds} plays no part in where a pod may run. */
public record Toleration(String key, String operator, String value, String effect) {
    public static Toleration of(JsonNode toleration) {
        return new Toleration(
                Trees.text(toleration, "key"),
                Trees.text(toleration, "operator"),
                Trees.text(toleration, "value"),
                Trees.text(toleration, "effect"));
    }

    /** As {@code Toleration.ToleratesTaint} decides. */
    public boolean tolerates(Taint taint) {
        return (effect.isEmpty() || effect.equals(taint.effect()))
                && (key.isEmpty() || key.equals(taint.key()))
                && valueTolerates(taint.value());
    }

    private boolean valueTolerates(String taintValue) {
        return switch (operator) {
            case "", "Equal" -> value.equals(taintValue);
            case "Exists" -> true;
            case "Lt" -> bothAreCanonical(taintValue) && Long.parseLong(taintValue) < Long.parseLong(value);
            case "Gt" -> bothAreCanonical(taintValue) && Long.parseLong(taintValue) > Long.parseLong(value);
            default -> false;
        };
    }

    private boolean bothAreCanonical(String taintValue) {
        return isCanonical(taintValue) && isCanonical(value);
    }

    private static boolean isCanonical(String number) {
        try {
            return Long.toString(Long.parseLong(number)).equals(number);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    public static boolean anyTolerates(List<Toleration> tolerations, Taint taint) {
        return tolerations.stream().anyMatch(toleration -> toleration.tolerates(taint));
    }
}
