package io.everynode.simulation.registry;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code k8s.io/apimachinery/pkg/apis/meta/v1/validation ValidateLabelSelector}. */
final class SelectorValidation {
    private SelectorValidation() {}

    /** Whether the selector of a spec can be used at all. */
    static boolean validate(JsonNode selector, String path, FieldErrors errors) {
        int before = errors.count();
        MetadataValidation.labels(selector.path("matchLabels"), path + ".matchLabels", errors);
        JsonNode expressions = selector.path("matchExpressions");
        for (int i = 0; i < expressions.size(); i++) {
            expression(expressions.get(i), path + ".matchExpressions[" + i + "]", errors);
        }
        return errors.count() == before;
    }

    private static void expression(JsonNode expression, String path, FieldErrors errors) {
        String operator = expression.path("operator").asText("");
        boolean anyValue = !expression.path("values").isEmpty();
        switch (operator) {
            case "In", "NotIn" -> {
                if (!anyValue) {
                    errors.required(path + ".values", "must be specified when `operator` is 'In' or 'NotIn'");
                }
            }
            case "Exists", "DoesNotExist" -> {
                if (anyValue) {
                    errors.forbidden(
                            path + ".values", "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
                }
            }
            default -> errors.invalid(path + ".operator", operator, "not a valid selector operator");
        }
        MetadataValidation.qualifiedName(path + ".key", expression.path("key").asText(""), errors);
    }
}
