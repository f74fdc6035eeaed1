package io.everynode.simulation.registry;

import static io.everynode.simulation.store.Trees.at;
import static io.everynode.simulation.store.Trees.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import java.util.ArrayList;
import java.util.List;

/**
 * The admission plugin that goes by the namespace's labels {@code pod-security.kubernetes.io/enforce} and {@code /warn}, with
 * the checks of {@code k8s.io/pod-security-admission/policy}.
 */
final class PodSecurity {
    private static final String PREFIX = "pod-security.kubernetes.io/";
    private static final String ENFORCE = "enforce";
    private static final String WARN = "warn";
    private static final List<String> LEVELS = List.of("privileged", "baseline", "restricted");

    private PodSecurity() {}

    /** Refuses a namespace that names a level that there is not. */
    static void validate(JsonNode metadata, FieldErrors errors) {
        for (String mode : List.of(ENFORCE, "audit", WARN)) {
            JsonNode level = at(metadata, "labels", PREFIX + mode);
            if (!level.isMissingNode() && !LEVELS.contains(level.asText())) {
                errors.invalid(
                        "metadata.labels[" + PREFIX + mode + "]", level, "must be one of " + String.join(", ", LEVELS));
            }
        }
    }

    static void admit(ObjectKey key, ObjectNode pod, ObjectNode namespace) {
        List<String> violations = violations(label(namespace, ENFORCE), pod.path("spec"));
        if (!violations.isEmpty()) {
            throw ApiStatus.notAdmitted(key, "violates PodSecurity " + words(namespace, ENFORCE, violations));
        }
    }

    /** What the writer of a pod, or of what makes pods, is warned of; where no level is named for that, it is the enforced one. */
    static List<String> warnings(Kind kind, ObjectNode object, ObjectNode namespace) {
        String by = label(namespace, WARN).isEmpty() ? ENFORCE : WARN;
        JsonNode spec = kind == Kind.POD ? object.path("spec") : at(object, "spec", "template", "spec");
        List<String> violations = violations(label(namespace, by), spec);
        return violations.isEmpty()
                ? List.of()
                : List.of("would violate PodSecurity " + words(namespace, by, violations));
    }

    private static String label(ObjectNode namespace, String name) {
        return text(namespace, "metadata", "labels", PREFIX + name);
    }

    private static String words(ObjectNode namespace, String by, List<String> violations) {
        String version = label(namespace, by + "-version");
        return "\"%s:%s\": %s"
                .formatted(label(namespace, by), version.isEmpty() ? "latest" : version, String.join(", ", violations));
    }

    private static List<String> violations(String level, JsonNode spec) {
        return switch (level) {
            case "baseline" -> BaselinePods.violations(spec, true);
            case "restricted" -> {
                List<String> all = new ArrayList<>(BaselinePods.violations(spec, false));
                all.addAll(RestrictedPods.violations(spec));
                yield all;
            }
            default -> List.of();
        };
    }
}
