package io.everynode.simulation.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a container asks for and may have: {@code pkg/apis/core/validation ValidateContainerResourceRequirements}. */
final class ResourceValidation {
    private static final Set<String> OF_CONTAINERS = Set.of("cpu", "memory", "ephemeral-storage");
    private static final String HUGE_PAGES = "hugepages-";

    private ResourceValidation() {}

    /** @param resources with {@code limits} and {@code requests} */
    static void validate(JsonNode resources, String path, FieldErrors errors) {
        JsonNode limits = resources.path("limits");
        JsonNode requests = resources.path("requests");
        limits.properties().forEach(limit -> each(limit, path + ".limits", errors));
        for (Map.Entry<String, JsonNode> request : requests.properties()) {
            each(request, path + ".requests", errors);
            within(request, limits.path(request.getKey()).asText(""), path, errors);
        }
        if (names(limits, requests).anyMatch(ResourceValidation::hugePages)
                && names(limits, requests).noneMatch(name -> name.equals("cpu") || name.equals("memory"))) {
            errors.forbidden(path, "HugePages require cpu or memory");
        }
    }

    private static void each(Map.Entry<String, JsonNode> resource, String path, FieldErrors errors) {
        String name = resource.getKey();
        String field = path + "[" + name + "]";
        MetadataValidation.qualifiedName(field, name, errors);
        boolean ofContainers = OF_CONTAINERS.contains(name) || hugePages(name);
        if (!name.contains("/") && !ofContainers) {
            errors.invalid(field, name, "must be a standard resource type or fully qualified");
            errors.invalid(field, name, "must be a standard resource for containers");
        }
        BigDecimal amount = amount(resource.getValue().asText());
        if (amount.signum() < 0) {
            errors.invalid(field, resource.getValue(), "must be greater than or equal to 0");
        }
        if (!isNative(name) && amount.stripTrailingZeros().scale() > 0) {
            errors.invalid(field, resource.getValue(), "must be an integer");
        }
    }

    /** What cannot be shared out more than once must be limited to what is requested. */
    private static void within(Map.Entry<String, JsonNode> request, String limit, String path, FieldErrors errors) {
        String name = request.getKey();
        boolean overcommits = isNative(name) && !hugePages(name);
        if (limit.isEmpty()) {
            if (!overcommits) {
                errors.required(path + ".limits", "Limit must be set for non overcommitable resources");
            }
            return;
        }
        int more = amount(request.getValue().asText()).compareTo(amount(limit));
        if (more != 0 && !overcommits) {
            errors.invalid(path + ".requests", request.getValue(), "must be equal to " + name + " limit of " + limit);
        } else if (more > 0) {
            errors.invalid(
                    path + ".requests",
                    request.getValue(),
                    "must be less than or equal to " + name + " limit of " + limit);
        }
    }

    private static Stream<String> names(JsonNode limits, JsonNode requests) {
        return Stream.concat(limits.properties().stream(), requests.properties().stream())
                .map(Map.Entry::getKey);
    }

    private static boolean hugePages(String name) {
        return name.startsWith(HUGE_PAGES);
    }

    private static boolean isNative(String name) {
        return !name.contains("/") || name.contains("kubernetes.io/");
    }

    private static BigDecimal amount(String quantity) {
        return Quantity.parse(quantity).getNumericalAmount();
    }
}
