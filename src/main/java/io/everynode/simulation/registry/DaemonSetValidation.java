package io.everynode.simulation.registry;

import static io.everynode.simulation.store.Trees.at;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.everynode.simulation.store.Trees;

/** {@code pkg/apis/apps/validation ValidateDaemonSetSpec}. */
final class DaemonSetValidation {
    private static final String ROLLING = "spec.updateStrategy.rollingUpdate.";
    private static final String MAX_UNAVAILABLE = ROLLING + "maxUnavailable";
    private static final String MAX_SURGE = ROLLING + "maxSurge";

    private DaemonSetValidation() {}

    static void spec(JsonNode spec, FieldErrors errors) {
        selector(spec, errors);
        JsonNode pod = at(spec, "template", "spec");
        MetadataValidation.labels(at(spec, "template", "metadata", "labels"), "spec.template.labels", errors);
        PodSpecValidation.validate(pod, "spec.template.spec", errors);
        if (!pod.path("ephemeralContainers").isEmpty()) {
            errors.forbidden(
                    "spec.template.spec.ephemeralContainers", "ephemeral containers not allowed in pod template");
        }
        String restartPolicy = pod.path("restartPolicy").asText();
        if (!restartPolicy.equals("Always")) {
            errors.notSupported("spec.template.spec.restartPolicy", '"' + restartPolicy + '"', "Always");
        }
        if (pod.hasNonNull("activeDeadlineSeconds")) {
            errors.forbidden(
                    "spec.template.spec.activeDeadlineSeconds", "activeDeadlineSeconds in DaemonSet is not Supported");
        }
        errors.requireNotNegative("spec.minReadySeconds", spec.path("minReadySeconds"));
        updateStrategy(spec.path("updateStrategy"), errors);
        errors.requireNotNegative("spec.revisionHistoryLimit", spec.path("revisionHistoryLimit"));
    }

    static void selectorStays(JsonNode before, JsonNode after, FieldErrors errors) {
        if (!Trees.same(before.path("selector"), after.path("selector"))) {
            errors.invalid("spec.selector", after.path("selector"), "field is immutable");
        }
    }

    private static void selector(JsonNode spec, FieldErrors errors) {
        JsonNode selector = spec.path("selector");
        JsonNode labels = at(spec, "template", "metadata", "labels");
        if (!SelectorValidation.validate(selector, "spec.selector", errors)) {
            return;
        }
        if (selector.isMissingNode() || !LabelSelector.of(selector).matches(labels)) {
            errors.invalid("spec.template.metadata.labels", labels, "`selector` does not match template `labels`");
        }
        if (selector.isObject()
                && selector.path("matchLabels").isEmpty()
                && selector.path("matchExpressions").isEmpty()) {
            errors.invalid(
                    "spec.selector", JsonNodeFactory.instance.objectNode(), "empty selector is invalid for daemonset");
        }
    }

    private static void updateStrategy(JsonNode strategy, FieldErrors errors) {
        String type = strategy.path("type").asText();
        switch (type) {
            case "OnDelete" -> {}
            case "RollingUpdate" -> rollingUpdate(strategy.path("rollingUpdate"), errors);
            default ->
                errors.notSupported(
                        "spec.updateStrategy",
                        "{\"Type\":\"%s\",\"RollingUpdate\":null}".formatted(type),
                        "RollingUpdate",
                        "OnDelete");
        }
    }

    /** {@code ValidateRollingUpdateDaemonSet}: exactly one of the two is not zero. */
    private static void rollingUpdate(JsonNode rolling, FieldErrors errors) {
        JsonNode unavailable = rolling.path("maxUnavailable");
        JsonNode surge = rolling.path("maxSurge");
        numberOrPercent(MAX_UNAVAILABLE, unavailable, errors);
        numberOrPercent(MAX_SURGE, surge, errors);
        notMoreThanAll(MAX_UNAVAILABLE, unavailable, errors);
        notMoreThanAll(MAX_SURGE, surge, errors);
        boolean anyUnavailable = value(unavailable) != 0;
        boolean anySurge = value(surge) != 0;
        if (anyUnavailable && anySurge) {
            errors.invalid(MAX_SURGE, surge, "may not be set when maxUnavailable is non-zero");
        } else if (!anyUnavailable && !anySurge) {
            errors.required(MAX_UNAVAILABLE, "cannot be 0 when maxSurge is 0");
        }
    }

    private static void numberOrPercent(String field, JsonNode value, FieldErrors errors) {
        if (value.isTextual()) {
            if (!isPercent(value)) {
                errors.invalid(
                        field,
                        value,
                        "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')");
            }
        } else {
            errors.requireNotNegative(field, value);
        }
    }

    private static void notMoreThanAll(String field, JsonNode value, FieldErrors errors) {
        if (isPercent(value) && value(value) > 100) {
            errors.invalid(field, value, "must not be greater than 100%");
        }
    }

    private static boolean isPercent(JsonNode value) {
        return value.isTextual() && value.asText().matches("[0-9]{1,9}%");
    }

    /** The number, or the percentage; 0 for what is neither. */
    private static int value(JsonNode value) {
        if (isPercent(value)) {
            return Integer.parseInt(value.asText().substring(0, value.asText().length() - 1));
        }
        return value.isNumber() ? value.asInt() : 0;
    }
}
