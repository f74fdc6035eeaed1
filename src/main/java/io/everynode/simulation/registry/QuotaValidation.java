package io.everynode.simulation.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/** {@code pkg/apis/core/validation ValidateResourceQuotaSpec}. */
final class QuotaValidation {
    private static final Set<String> STANDARD = Set.of(
            "cpu",
            "memory",
            "ephemeral-storage",
            "pods",
            "services",
            "replicationcontrollers",
            "resourcequotas",
            "secrets",
            "configmaps",
            "persistentvolumeclaims",
            "services.nodeports",
            "services.loadbalancers");

    private static final Set<String> OF_CONTAINERS = Set.of(
            "requests.cpu",
            "requests.memory",
            "requests.storage",
            "requests.ephemeral-storage",
            "limits.cpu",
            "limits.memory",
            "limits.ephemeral-storage");

    private static final Set<String> PREFIXED = Set.of("requests.", "limits.", "count/");

    private QuotaValidation() {}

    static void spec(JsonNode spec, FieldErrors errors) {
        for (Map.Entry<String, JsonNode> hard : spec.path("hard").properties()) {
            String resource = hard.getKey();
            String field = "spec.hard[" + resource + "]";
            boolean known = STANDARD.contains(resource)
                    || resource.contains("/")
                    || PREFIXED.stream().anyMatch(resource::startsWith);
            if (!known) {
                errors.invalid(field, resource, "must be a standard resource type or fully qualified");
                errors.invalid(field, resource, "must be a standard resource for quota");
            }
            if (hard.getValue().asText().startsWith("-")) {
                errors.invalid(field, hard.getValue(), "must be greater than or equal to 0");
            }
        }
        QuotaScopes.validate(spec, errors);
    }

    /** {@code IsStandardQuotaResourceName}; what is counted as {@code count/} is none. */
    static boolean standard(String resource) {
        return STANDARD.contains(resource) || OF_CONTAINERS.contains(resource);
    }
}
