package io.everynode.simulation.registry;

import com.fasterxml.jackson.databind.JsonNode;

/** Which nodes a pod wants: {@code pkg/apis/core/validation validateNodeAffinity}. */
final class AffinityValidation {
    private static final String VALUES = ".values";

    private AffinityValidation() {}

    /** @param path of the node affinity */
    static void validate(JsonNode affinity, String path, FieldErrors errors) {
        JsonNode required = affinity.path("requiredDuringSchedulingIgnoredDuringExecution");
        String terms = path + ".requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms";
        if (required.isObject() && required.path("nodeSelectorTerms").isEmpty()) {
            errors.required(terms, "must have at least one node selector term");
        }
        for (int i = 0; i < required.path("nodeSelectorTerms").size(); i++) {
            term(required.path("nodeSelectorTerms").get(i), terms + "[" + i + "]", errors);
        }
        JsonNode preferred = affinity.path("preferredDuringSchedulingIgnoredDuringExecution");
        for (int i = 0; i < preferred.size(); i++) {
            String field = path + ".preferredDuringSchedulingIgnoredDuringExecution[" + i + "]";
            JsonNode weight = preferred.get(i).path("weight");
            if (weight.asInt() < 1 || weight.asInt() > 100) {
                errors.invalid(field + ".weight", weight, "must be in the range 1-100");
            }
            term(preferred.get(i).path("preference"), field + ".preference", errors);
        }
    }

    private static void term(JsonNode term, String path, FieldErrors errors) {
        JsonNode expressions = term.path("matchExpressions");
        for (int i = 0; i < expressions.size(); i++) {
            expression(expressions.get(i), path + ".matchExpressions[" + i + "]", errors);
        }
        JsonNode fields = term.path("matchFields");
        for (int i = 0; i < fields.size(); i++) {
            field(fields.get(i), path + ".matchFields[" + i + "]", errors);
        }
    }

    /** {@code ValidateNodeSelectorRequirement}. That Gt and Lt have a number is not asked: such a term matches nothing. */
    private static void expression(JsonNode expression, String path, FieldErrors errors) {
        JsonNode values = expression.path("values");
        String operator = expression.path("operator").asText("");
        switch (operator) {
            case "In", "NotIn" -> {
                if (values.isEmpty()) {
                    errors.required(path + VALUES, "must be specified when `operator` is 'In' or 'NotIn'");
                }
            }
            case "Exists", "DoesNotExist" -> {
                if (!values.isEmpty()) {
                    errors.forbidden(
                            path + VALUES, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
                }
            }
            case "Gt", "Lt" -> {
                if (values.size() != 1) {
                    errors.required(path + VALUES, "must be specified single value when `operator` is 'Lt' or 'Gt'");
                }
            }
            default -> errors.invalid(path + ".operator", operator, "not a valid selector operator");
        }
        MetadataValidation.qualifiedName(path + ".key", expression.path("key").asText(""), errors);
        for (int i = 0; i < values.size(); i++) {
            MetadataValidation.labelValue(
                    path + VALUES + "[" + i + "]", values.get(i).asText(), errors);
        }
    }

    /** {@code ValidateNodeFieldSelectorRequirement}. */
    private static void field(JsonNode field, String path, FieldErrors errors) {
        JsonNode values = field.path("values");
        String operator = field.path("operator").asText("");
        if (!operator.equals("In") && !operator.equals("NotIn")) {
            errors.invalid(path + ".operator", operator, "not a valid selector operator");
        } else if (values.size() != 1) {
            errors.required(
                    path + VALUES, "must be only one value when `operator` is 'In' or 'NotIn' for node field selector");
        }
        String key = field.path("key").asText("");
        if (!key.equals("metadata.name")) {
            errors.invalid(path + ".key", key, "not a valid field selector key");
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            MetadataValidation.dnsSubdomain(
                    path + VALUES + "[" + i + "]", values.get(i).asText(), errors);
        }
    }
}
