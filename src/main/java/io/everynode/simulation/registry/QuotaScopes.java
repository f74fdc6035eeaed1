package io.everynode.simulation.registry;

import static io.everynode.simulation.store.Trees.at;
import static io.everynode.simulation.store.Trees.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which pods a quota counts: {@code podMatchesScopeFunc} and {@code ValidateResourceQuotaSpec}. */
final class QuotaScopes {
    private static final String PRIORITY = "PriorityClass";
    private static final List<String> SCOPES = List.of(
            "Terminating", "NotTerminating", "BestEffort", "NotBestEffort", PRIORITY, "CrossNamespacePodAffinity");
    private static final Set<String> COMPUTE =
            Set.of("cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory");
    private static final Set<String> OPERATORS = Set.of("In", "NotIn", "Exists", "DoesNotExist");
    private static final String EXISTS_ONLY =
            "must be 'Exists' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity";

    private QuotaScopes() {}

    static boolean match(ObjectNode quota, JsonNode podSpec) {
        for (JsonNode scope : at(quota, "spec", "scopes")) {
            if (!matches(scope.asText(), "Exists", Set.of(), podSpec)) {
                return false;
            }
        }
        for (JsonNode one : at(quota, "spec", "scopeSelector", "matchExpressions")) {
            if (!matches(text(one, "scopeName"), text(one, "operator"), values(one), podSpec)) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(String scope, String operator, Set<String> values, JsonNode spec) {
        return switch (scope) {
            case "Terminating" -> spec.hasNonNull("activeDeadlineSeconds");
            case "NotTerminating" -> !spec.hasNonNull("activeDeadlineSeconds");
            case "BestEffort" -> bestEffort(spec);
            case "NotBestEffort" -> !bestEffort(spec);
            case PRIORITY -> priority(operator, values, text(spec, "priorityClassName"));
            default -> acrossNamespaces(spec);
        };
    }

    private static boolean priority(String operator, Set<String> values, String name) {
        return switch (operator) {
            case "In" -> values.contains(name);
            case "NotIn" -> !values.contains(name);
            case "DoesNotExist" -> name.isEmpty();
            default -> !name.isEmpty();
        };
    }

    private static boolean bestEffort(JsonNode spec) {
        return Initial.qosClass(spec).equals("BestEffort");
    }

    private static boolean acrossNamespaces(JsonNode spec) {
        List<JsonNode> terms = new ArrayList<>();
        for (String kind : List.of("podAffinity", "podAntiAffinity")) {
            JsonNode affinity = at(spec, "affinity", kind);
            affinity.path("requiredDuringSchedulingIgnoredDuringExecution").forEach(terms::add);
            affinity.path("preferredDuringSchedulingIgnoredDuringExecution")
                    .forEach(weighted -> terms.add(weighted.path("podAffinityTerm")));
        }
        return terms.stream()
                .anyMatch(term -> !term.path("namespaces").isEmpty() || term.hasNonNull("namespaceSelector"));
    }

    private static Set<String> values(JsonNode list) {
        Set<String> values = new HashSet<>();
        list.path("values").forEach(one -> values.add(one.asText()));
        return values;
    }

    static void validate(JsonNode spec, FieldErrors errors) {
        scopes(spec, errors);
        for (JsonNode one : at(spec, "scopeSelector", "matchExpressions")) {
            uncounted(text(one, "scopeName"), spec)
                    .forEach(r -> errors.invalid(
                            "spec.scopeSelector.matchExpressions",
                            printed(spec.path("scopeSelector")),
                            "unsupported scope applied to resource"));
            expression(one, errors);
        }
    }

    /** As Kubernetes prints it: by the names that its fields have in Go. */
    private static JsonNode printed(JsonNode selector) {
        ObjectNode printed = JsonNodeFactory.instance.objectNode();
        ArrayNode all = printed.putArray("MatchExpressions");
        for (JsonNode one : selector.path("matchExpressions")) {
            all.addObject()
                    .put("ScopeName", text(one, "scopeName"))
                    .put("Operator", text(one, "operator"))
                    .set("Values", one.get("values"));
        }
        return printed;
    }

    /** The scopes themselves stay: {@code ValidateResourceQuotaUpdate}. */
    static void stay(JsonNode before, JsonNode after, FieldErrors errors) {
        if (!named(before).equals(named(after))) {
            errors.invalid("spec.scopes", after.path("scopes"), "field is immutable");
        }
    }

    private static Set<String> named(JsonNode spec) {
        Set<String> named = new HashSet<>();
        spec.path("scopes").forEach(scope -> named.add(scope.asText()));
        return named;
    }

    /** What a quota of this scope cannot limit: {@code IsResourceQuotaScopeValidForResource}. */
    private static List<String> uncounted(String scope, JsonNode spec) {
        if (!SCOPES.contains(scope)) {
            return List.of();
        }
        List<String> uncounted = new ArrayList<>();
        spec.path("hard").fieldNames().forEachRemaining(uncounted::add);
        uncounted.removeIf(resource -> !QuotaValidation.standard(resource)
                || resource.equals("pods")
                || !scope.equals("BestEffort") && COMPUTE.contains(resource));
        return uncounted;
    }

    private static void scopes(JsonNode spec, FieldErrors errors) {
        JsonNode scopes = spec.path("scopes");
        Set<String> named = named(spec);
        if (!SCOPES.containsAll(named)) {
            errors.invalid("spec.scopes", scopes, "unsupported scope");
        }
        scopes.forEach(scope -> uncounted(scope.asText(), spec)
                .forEach(r -> errors.invalid("spec.scopes", scopes, "unsupported scope applied to resource")));
        if (named.containsAll(Set.of("BestEffort", "NotBestEffort"))
                || named.containsAll(Set.of("Terminating", "NotTerminating"))) {
            errors.invalid("spec.scopes", scopes, "conflicting scopes");
        }
    }

    private static void expression(JsonNode expression, FieldErrors errors) {
        String field = "spec.scopeSelector.matchExpressions";
        String operator = text(expression, "operator");
        JsonNode values = expression.path("values");
        if (!SCOPES.contains(text(expression, "scopeName"))) {
            errors.invalid(field + ".scopeName", expression.path("scopeName"), "unsupported scope");
        } else if (!text(expression, "scopeName").equals(PRIORITY) && !operator.equals("Exists")) {
            errors.invalid(field + ".operator", operator, EXISTS_ONLY);
        }
        if (!OPERATORS.contains(operator)) {
            errors.invalid(field + ".operator", operator, "not a valid selector operator");
        } else if (operator.endsWith("In") && values.isEmpty()) {
            errors.required(
                    field + ".values",
                    "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector");
        } else if (!operator.endsWith("In") && !values.isEmpty()) {
            errors.invalid(
                    field + ".values",
                    values,
                    "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector");
        }
    }
}
