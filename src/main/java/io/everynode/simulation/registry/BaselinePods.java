package io.everynode.simulation.registry;

import static io.everynode.simulation.registry.PodParts.containers;
import static io.everynode.simulation.registry.PodParts.listed;
import static io.everynode.simulation.registry.PodParts.names;
import static io.everynode.simulation.registry.PodParts.quoted;
import static io.everynode.simulation.registry.PodParts.subjects;
import static io.everynode.simulation.store.Trees.at;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** What the level {@code baseline} asks; {@code restricted} asks some of it more strictly. */
final class BaselinePods {
    private static final String CONTEXT = "securityContext";
    private static final Set<String> CAPABILITIES = Set.of(
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
    private static final Set<String> PROFILES = Set.of("RuntimeDefault", "Localhost");

    private final JsonNode spec;
    private final boolean alone;
    private final List<String> violations = new ArrayList<>();

    private BaselinePods(JsonNode spec, boolean alone) {
        this.spec = spec;
        this.alone = alone;
    }

    /** @param alone without {@code restricted}, which replaces some of the checks by its own */
    static List<String> violations(JsonNode spec, boolean alone) {
        var pods = new BaselinePods(spec, alone);
        pods.appArmor();
        pods.capabilities();
        pods.hostNamespaces();
        pods.hostPaths();
        pods.hostPorts();
        pods.hostsOfProbes();
        pods.privileged();
        pods.procMounts();
        pods.seLinux();
        pods.seccomp();
        pods.sysctls();
        pods.windows();
        return pods.violations;
    }

    private void add(String reason, String detail) {
        violations.add(reason + " (" + detail + ")");
    }

    private void appArmor() {
        Set<String> types = new TreeSet<>();
        List<String> setters = setters(part -> unusual(types, at(part, CONTEXT, "appArmorProfile", "type"), PROFILES));
        if (!setters.isEmpty()) {
            add(
                    types.size() == 1 ? "forbidden AppArmor profile" : "forbidden AppArmor profiles",
                    String.join(" and ", setters) + " must not set AppArmor profile type to " + quoted(types));
        }
    }

    private void capabilities() {
        Set<String> added = new TreeSet<>();
        List<String> bad = adding(added, container -> {
            var more = new ArrayList<String>();
            at(container, CONTEXT, "capabilities", "add").forEach(one -> more.add(one.asText()));
            more.removeAll(CAPABILITIES);
            return more;
        });
        if (alone && !bad.isEmpty()) {
            add(
                    "non-default capabilities",
                    "%s must not include %s in securityContext.capabilities.add"
                            .formatted(listed("container", bad), quoted(added)));
        }
    }

    private void hostNamespaces() {
        List<String> shared = List.of("hostNetwork", "hostPID", "hostIPC").stream()
                .filter(field -> spec.path(field).asBoolean())
                .map(field -> field + "=true")
                .toList();
        if (!shared.isEmpty()) {
            add("host namespaces", String.join(", ", shared));
        }
    }

    private void hostPaths() {
        List<String> paths = names(spec.path("volumes"), volume -> volume.has("hostPath"));
        if (alone && !paths.isEmpty()) {
            add("hostPath volumes", listed("volume", paths));
        }
    }

    private void hostPorts() {
        Set<String> ports = new TreeSet<>();
        List<String> bad = adding(ports, container -> {
            var taken = new ArrayList<String>();
            for (JsonNode port : container.path("ports")) {
                if (port.path("hostPort").asInt() != 0) {
                    taken.add(port.path("hostPort").asText());
                }
            }
            return taken;
        });
        if (!bad.isEmpty()) {
            String what = ports.size() == 1 ? " hostPort " : " hostPorts ";
            add("hostPort", listed("container", bad) + uses(bad) + what + String.join(", ", ports));
        }
    }

    private void hostsOfProbes() {
        Set<String> hosts = new TreeSet<>();
        List<String> bad = adding(hosts, container -> {
            var asked = new ArrayList<String>();
            for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
                asked.addAll(hosts(container.path(probe)));
            }
            asked.addAll(hosts(at(container, "lifecycle", "postStart")));
            asked.addAll(hosts(at(container, "lifecycle", "preStop")));
            return asked;
        });
        if (!bad.isEmpty()) {
            String what = hosts.size() == 1 ? " probe or lifecycle host " : " probe or lifecycle hosts ";
            add("probe or lifecycle host", listed("container", new TreeSet<>(bad)) + uses(bad) + what + quoted(hosts));
        }
    }

    private static List<String> hosts(JsonNode handler) {
        return List.of("httpGet", "tcpSocket").stream()
                .map(kind -> at(handler, kind, "host").asText(""))
                .filter(host -> !host.isEmpty())
                .toList();
    }

    private void privileged() {
        List<String> bad = names(
                containers(spec),
                container -> at(container, CONTEXT, "privileged").asBoolean());
        if (!bad.isEmpty()) {
            add("privileged", listed("container", bad) + " must not set securityContext.privileged=true");
        }
    }

    private void procMounts() {
        if (alone && !PodParts.ownUsers(spec)) {
            procMount(spec).ifPresent(violations::add);
        }
    }

    static Optional<String> procMount(JsonNode spec) {
        Set<String> types = new TreeSet<>();
        List<String> bad =
                names(containers(spec), one -> unusual(types, at(one, CONTEXT, "procMount"), Set.of("Default")));
        return bad.isEmpty()
                ? Optional.empty()
                : Optional.of("procMount (" + listed("container", bad) + " must not set securityContext.procMount to "
                        + quoted(types) + ")");
    }

    private void seLinux() {
        Set<String> types = new TreeSet<>();
        Set<String> fields = new TreeSet<>((a, b) -> b.compareTo(a));
        List<String> setters = setters(part -> {
            JsonNode options = at(part, CONTEXT, "seLinuxOptions");
            boolean bad = unusual(
                    types,
                    options.path("type"),
                    Set.of("", "container_t", "container_init_t", "container_kvm_t", "container_engine_t"));
            for (String field : List.of("user", "role")) {
                if (!options.path(field).asText("").isEmpty()) {
                    fields.add(field + " may not be set");
                    bad = true;
                }
            }
            return bad;
        });
        var details = new ArrayList<String>();
        if (!types.isEmpty()) {
            details.add(listed("type", types));
        }
        details.addAll(fields);
        if (!setters.isEmpty()) {
            add(
                    "seLinuxOptions",
                    String.join(" and ", setters) + " set forbidden securityContext.seLinuxOptions: "
                            + String.join("; ", details));
        }
    }

    private void seccomp() {
        Set<String> types = new TreeSet<>();
        List<String> setters = setters(part -> unusual(types, at(part, CONTEXT, "seccompProfile", "type"), PROFILES));
        if (alone && !setters.isEmpty()) {
            add(
                    "seccompProfile",
                    String.join(" and ", setters) + " must not set securityContext.seccompProfile.type to "
                            + quoted(types));
        }
    }

    private void sysctls() {
        var bad = new ArrayList<String>();
        for (JsonNode sysctl : at(spec, CONTEXT, "sysctls")) {
            if (!Sysctls.SAFE.contains(sysctl.path("name").asText())) {
                bad.add(sysctl.path("name").asText());
            }
        }
        if (!bad.isEmpty()) {
            add("forbidden sysctls", String.join(", ", bad));
        }
    }

    private void windows() {
        List<String> setters = setters(
                part -> at(part, CONTEXT, "windowsOptions", "hostProcess").asBoolean());
        if (!setters.isEmpty()) {
            add(
                    "hostProcess",
                    String.join(" and ", setters) + " must not set securityContext.windowsOptions.hostProcess=true");
        }
    }

    /** Whether the pod itself does it, and which containers do. */
    private List<String> setters(Predicate<JsonNode> bad) {
        return subjects(bad.test(spec), names(containers(spec), bad));
    }

    private List<String> adding(Set<String> all, Function<JsonNode, Collection<String>> bad) {
        return names(containers(spec), container -> {
            Collection<String> here = bad.apply(container);
            all.addAll(here);
            return !here.isEmpty();
        });
    }

    private static boolean unusual(Set<String> found, JsonNode value, Set<String> usual) {
        if (value.isMissingNode() || usual.contains(value.asText())) {
            return false;
        }
        found.add(value.asText());
        return true;
    }

    private static String uses(Collection<String> containers) {
        return containers.size() == 1 ? " uses" : " use";
    }
}
