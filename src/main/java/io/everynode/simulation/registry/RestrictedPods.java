package io.everynode.simulation.registry;

import static io.everynode.simulation.registry.PodParts.containers;
import static io.everynode.simulation.registry.PodParts.listed;
import static io.everynode.simulation.registry.PodParts.names;
import static io.everynode.simulation.registry.PodParts.quoted;
import static io.everynode.simulation.registry.PodParts.subjects;
import static io.everynode.simulation.store.Trees.at;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the level {@code restricted} asks beyond {@code baseline}. */
final class RestrictedPods {
    private static final String CONTEXT = "securityContext";
    private static final Set<String> VOLUMES = Set.of(
            "configMap",
            "csi",
            "downwardAPI",
            "emptyDir",
            "ephemeral",
            "image",
            "persistentVolumeClaim",
            "projected",
            "secret");

    private RestrictedPods() {}

    static List<String> violations(JsonNode spec) {
        List<String> violations = new ArrayList<>();
        List<String> escalating = names(
                containers(spec),
                one -> !at(one, CONTEXT, "allowPrivilegeEscalation").asText().equals("false"));
        if (!escalating.isEmpty()) {
            violations.add("allowPrivilegeEscalation != false (" + listed("container", escalating)
                    + " must set securityContext.allowPrivilegeEscalation=false)");
        }
        capabilities(spec, violations);
        // Here a user namespace makes no difference.
        BaselinePods.procMount(spec).ifPresent(violations::add);
        volumes(spec, violations);
        if (!PodParts.ownUsers(spec)) {
            runAsNonRoot(spec, violations);
            runAsUser(spec, violations);
        }
        seccompProfile(spec, violations);
        return violations;
    }

    private static void capabilities(JsonNode spec, List<String> violations) {
        List<String> keeping = names(
                containers(spec),
                one -> !values(at(one, CONTEXT, "capabilities", "drop")).contains("ALL"));
        Set<String> added = new TreeSet<>();
        List<String> adding = names(containers(spec), one -> {
            Set<String> more = values(at(one, CONTEXT, "capabilities", "add"));
            more.remove("NET_BIND_SERVICE");
            added.addAll(more);
            return !more.isEmpty();
        });
        List<String> details = new ArrayList<>();
        if (!keeping.isEmpty()) {
            details.add(listed("container", keeping) + " must set securityContext.capabilities.drop=[\"ALL\"]");
        }
        if (!adding.isEmpty()) {
            details.add("%s must not include %s in securityContext.capabilities.add"
                    .formatted(listed("container", adding), quoted(added)));
        }
        if (!details.isEmpty()) {
            violations.add("unrestricted capabilities (" + String.join("; ", details) + ")");
        }
    }

    private static Set<String> values(JsonNode list) {
        Set<String> values = new TreeSet<>();
        list.forEach(one -> values.add(one.asText()));
        return values;
    }

    private static void volumes(JsonNode spec, List<String> violations) {
        Set<String> types = new TreeSet<>();
        List<String> bad = names(spec.path("volumes"), volume -> {
            boolean any = false;
            for (Map.Entry<String, JsonNode> field : volume.properties()) {
                if (!field.getKey().equals("name") && !VOLUMES.contains(field.getKey())) {
                    types.add(field.getKey());
                    any = true;
                }
            }
            return any;
        });
        if (!bad.isEmpty()) {
            violations.add("restricted volume types (%s %s restricted volume %s %s)"
                    .formatted(
                            listed("volume", bad),
                            bad.size() == 1 ? "uses" : "use",
                            types.size() == 1 ? "type" : "types",
                            quoted(types)));
        }
    }

    private static void runAsNonRoot(JsonNode spec, List<String> violations) {
        String ofPod = at(spec, CONTEXT, "runAsNonRoot").asText("");
        List<String> root = names(
                containers(spec),
                one -> at(one, CONTEXT, "runAsNonRoot").asText("").equals("false"));
        List<String> silent = ofPod.equals("true")
                ? List.of()
                : names(containers(spec), one -> !at(one, CONTEXT).has("runAsNonRoot"));
        List<String> explicit = subjects(ofPod.equals("false"), root);
        if (!explicit.isEmpty()) {
            violations.add("runAsNonRoot != true (" + String.join(" and ", explicit)
                    + " must not set securityContext.runAsNonRoot=false)");
        } else if (!silent.isEmpty()) {
            violations.add("runAsNonRoot != true (pod or " + listed("container", silent)
                    + " must set securityContext.runAsNonRoot=true)");
        }
    }

    private static void runAsUser(JsonNode spec, List<String> violations) {
        List<String> root = names(
                containers(spec),
                one -> at(one, CONTEXT, "runAsUser").asText("").equals("0"));
        List<String> subjects =
                subjects(at(spec, CONTEXT, "runAsUser").asText("").equals("0"), root);
        if (!subjects.isEmpty()) {
            violations.add("runAsUser=0 (" + String.join(" and ", subjects) + " must not set runAsUser=0)");
        }
    }

    private static void seccompProfile(JsonNode spec, List<String> violations) {
        String ofPod = profile(spec);
        List<String> explicit = subjects(unfit(ofPod), names(containers(spec), one -> unfit(profile(one))));
        List<String> silent =
                ofPod.isEmpty() ? names(containers(spec), one -> profile(one).isEmpty()) : List.of();
        if (!explicit.isEmpty()) {
            violations.add("seccompProfile (" + String.join(" and ", explicit)
                    + " must not set securityContext.seccompProfile.type to \"Unconfined\")");
        } else if (!silent.isEmpty()) {
            violations.add("seccompProfile (pod or " + listed("container", silent)
                    + " must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\")");
        }
    }

    private static String profile(JsonNode part) {
        return at(part, CONTEXT, "seccompProfile", "type").asText("");
    }

    private static boolean unfit(String profile) {
        return profile.equals("Unconfined");
    }
}
