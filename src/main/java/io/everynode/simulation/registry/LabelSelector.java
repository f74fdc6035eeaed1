package io.everynode.simulation.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Chooses objects by their labels: all requirements must hold. No requirement chooses everything. */
public record LabelSelector(List<Requirement> requirements) {
    public static final LabelSelector EVERYTHING = new LabelSelector(List.of());

    /**
     * @param operator {@code In}, {@code NotIn}, {@code Exists}, {@code DoesNotExist}, {@code Gt}, {@code Lt}
     */
    public record Requirement(String key, String operator, List<String> values) {
        boolean matches(JsonNode labels) {
            JsonNode value = labels.get(key);
            return switch (operator) {
                case "In" -> value != null && values.contains(value.asText());
                case "NotIn" -> value == null || !values.contains(value.asText());
                case "Exists" -> value != null;
                case "DoesNotExist" -> value == null;
                case "Gt" -> value != null && compare(value.asText()) > 0;
                case "Lt" -> value != null && compare(value.asText()) < 0;
                default -> false;
            };
        }

        /** The label's number against the wanted one; 0 where either is none, so that neither operator holds. */
        private int compare(String label) {
            try {
                return Long.compare(Long.parseLong(label), Long.parseLong(values.getFirst()));
            } catch (NumberFormatException e) {
                return 0;
            }
        }
    }

    /** The selector that a query writes, such as {@code app=x,tier in (a,b),!old}. */
    public static LabelSelector parse(String text) {
        return text.isBlank() ? EVERYTHING : new LabelSelector(new SelectorParser(text).requirements());
    }

    /** The selector of a spec: {@code matchLabels} and {@code matchExpressions}. */
    public static LabelSelector of(JsonNode spec) {
        List<Requirement> requirements = new ArrayList<>();
        for (Map.Entry<String, JsonNode> label : spec.path("matchLabels").properties()) {
            requirements.add(new Requirement(
                    label.getKey(), "In", List.of(label.getValue().asText())));
        }
        for (JsonNode expression : spec.path("matchExpressions")) {
            List<String> values = new ArrayList<>();
            expression.path("values").forEach(value -> values.add(value.asText()));
            requirements.add(new Requirement(
                    expression.path("key").asText(), expression.path("operator").asText(), values));
        }
        return new LabelSelector(List.copyOf(requirements));
    }

    /** @param labels the object of labels; a missing node has none */
    public boolean matches(JsonNode labels) {
        for (Requirement requirement : requirements) {
            if (!requirement.matches(labels)) {
                return false;
            }
        }
        return true;
    }
}
