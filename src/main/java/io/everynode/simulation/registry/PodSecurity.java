package io.everynode.simulation.registry;

import static io.everynode.simulation.registry.PodParts.containers;
import static io.everynode.simulation.registry.PodParts.listed;
import static io.everynode.simulation.registry.PodParts.quoted;
import static io.everynode.simulation.store.Trees.at;
import static io.everynode.simulation.store.Trees.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The admission plugin that goes by the namespace's label {@code pod-security.kubernetes.io/enforce}, with those checks of {@code
 * k8s.io/pod-security-admission/policy} that DaemonSets run into.
 */
final class PodSecurity {
    private static final String ENFORCE = "pod-security.kubernetes.io/enforce";
    private static final Set<String> DEFAULT_CAPABILITIES = Set.of(
            "AUDIT_WRITE",
            "CHOWN",
            "DAC_OVERRIDE",
            "FOWNER",
            "FSETID",
            "KILL",
            "MKNOD",
            "NET_BIND_SERVICE",
            "SETFCAP",
            "SETGID",
            "SETPCAP",
            "SETUID",
            "SYS_CHROOT");

    private PodSecurity() {}

    static void admit(ObjectKey key, ObjectNode pod, ObjectNode namespace) {
        String level = text(namespace, "metadata", "labels", ENFORCE);
        JsonNode spec = pod.path("spec");
        List<String> violations = switch (level) {
            case "baseline" -> baseline(spec);
            case "restricted" -> restricted(spec);
            default -> List.of();
        };
        if (!violations.isEmpty()) {
            String version = text(namespace, "metadata", "labels", ENFORCE + "-version");
            throw ApiStatus.notAdmitted(
                    key,
                    "violates PodSecurity \"%s:%s\": %s"
                            .formatted(level, version.isEmpty() ? "latest" : version, String.join(", ", violations)));
        }
    }

    private static List<String> baseline(JsonNode spec) {
        List<String> violations = new ArrayList<>();
        capabilities(spec, violations);
        hostNamespaces(spec, violations);
        List<String> paths = PodParts.names(spec.path("volumes"), volume -> volume.has("hostPath"));
        if (!paths.isEmpty()) {
            violations.add("hostPath volumes (" + listed("volume", paths) + ")");
        }
        hostPortsAndPrivileged(spec, violations);
        return violations;
    }

    private static List<String> restricted(JsonNode spec) {
        List<String> violations = new ArrayList<>();
        hostNamespaces(spec, violations);
        hostPortsAndPrivileged(spec, violations);
        violations.addAll(RestrictedPods.violations(spec));
        return violations;
    }

    private static void capabilities(JsonNode spec, List<String> violations) {
        Set<String> unusual = new TreeSet<>();
        List<String> bad = PodParts.names(containers(spec), container -> {
            boolean any = false;
            for (JsonNode added : at(container, "securityContext", "capabilities", "add")) {
                if (!DEFAULT_CAPABILITIES.contains(added.asText())) {
                    unusual.add(added.asText());
                    any = true;
                }
            }
            return any;
        });
        if (!bad.isEmpty()) {
            violations.add("non-default capabilities (%s must not include %s in securityContext.capabilities.add)"
                    .formatted(listed("container", bad), quoted(unusual)));
        }
    }

    private static void hostNamespaces(JsonNode spec, List<String> violations) {
        List<String> shared = List.of("hostNetwork", "hostPID", "hostIPC").stream()
                .filter(field -> spec.path(field).asBoolean())
                .map(field -> field + "=true")
                .toList();
        if (!shared.isEmpty()) {
            violations.add("host namespaces (" + String.join(", ", shared) + ")");
        }
    }

    private static void hostPortsAndPrivileged(JsonNode spec, List<String> violations) {
        Set<String> ports = new TreeSet<>();
        List<String> bad = PodParts.names(containers(spec), container -> {
            boolean any = false;
            for (JsonNode port : container.path("ports")) {
                if (port.path("hostPort").asInt() != 0) {
                    ports.add(port.path("hostPort").asText());
                    any = true;
                }
            }
            return any;
        });
        if (!bad.isEmpty()) {
            violations.add("hostPort (%s %s %s %s)"
                    .formatted(
                            listed("container", bad),
                            bad.size() == 1 ? "uses" : "use",
                            ports.size() == 1 ? "hostPort" : "hostPorts",
                            String.join(", ", ports)));
        }
        List<String> privileged = PodParts.names(
                containers(spec),
                container -> at(container, "securityContext", "privileged").asBoolean());
        if (!privileged.isEmpty()) {
            violations.add("privileged (" + listed("container", privileged)
                    + " must not set securityContext.privileged=true)");
        }
    }
}
