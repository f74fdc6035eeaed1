package io.everynode.simulation.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.simulation.store.Trees;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The parts of {@code pkg/apis/core/validation ValidatePodSpec} that DaemonSets meet. */
final class PodSpecValidation {
    /** The kinds of volumes that DaemonSets use, in the order in which Kubernetes looks. */
    private static final List<String> SOURCES = List.of(
            "emptyDir",
            "hostPath",
            "secret",
            "nfs",
            "persistentVolumeClaim",
            "downwardAPI",
            "configMap",
            "projected",
            "csi",
            "ephemeral",
            "image");

    private PodSpecValidation() {}

    /** @param path of the spec */
    static void validate(JsonNode spec, String path, FieldErrors errors) {
        Set<String> volumes = volumes(spec.path("volumes"), path + ".volumes", errors);
        if (spec.path("containers").isEmpty()) {
            errors.required(path + ".containers");
        }
        Set<String> names = new HashSet<>();
        containers(spec.path("containers"), path + ".containers", volumes, names, errors);
        containers(spec.path("initContainers"), path + ".initContainers", volumes, names, errors);
        errors.requireOneOf(path + ".restartPolicy", spec.path("restartPolicy"), "Always", "OnFailure", "Never");
        errors.requireOneOf(
                path + ".dnsPolicy",
                spec.path("dnsPolicy"),
                "ClusterFirstWithHostNet",
                "ClusterFirst",
                "Default",
                "None");
        MetadataValidation.labels(spec.path("nodeSelector"), path + ".nodeSelector", errors);
        tolerations(spec.path("tolerations"), path + ".tolerations", errors);
        JsonNode required =
                Trees.at(spec, "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution");
        if (required.isObject() && required.path("nodeSelectorTerms").isEmpty()) {
            errors.required(
                    path + ".affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms",
                    "must have at least one node selector term");
        }
    }

    private static Set<String> volumes(JsonNode volumes, String path, FieldErrors errors) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < volumes.size(); i++) {
            uniqueLabel(volumes.get(i), path + "[" + i + "].name", names, errors);
            oneSource(volumes.get(i), path + "[" + i + "]", errors);
        }
        return names;
    }

    private static void containers(
            JsonNode containers, String path, Set<String> volumes, Set<String> names, FieldErrors errors) {
        for (int i = 0; i < containers.size(); i++) {
            ContainerValidation.validate(containers.get(i), path + "[" + i + "]", volumes, errors);
            String name = containers.get(i).path("name").asText("");
            if (!name.isEmpty() && !names.add(name)) {
                errors.duplicate(path + "[" + i + "].name", '"' + name + '"');
            }
        }
    }

    private static void oneSource(JsonNode volume, String path, FieldErrors errors) {
        boolean found = false;
        for (String source : SOURCES) {
            if (found && volume.has(source)) {
                errors.forbidden(path + "." + source, "may not specify more than 1 volume type");
            }
            found |= volume.has(source);
        }
    }

    private static void uniqueLabel(JsonNode named, String field, Set<String> names, FieldErrors errors) {
        String name = named.path("name").asText("");
        if (name.isEmpty()) {
            errors.required(field);
            return;
        }
        MetadataValidation.dnsLabel(field, name, errors);
        if (!names.add(name)) {
            errors.duplicate(field, '"' + name + '"');
        }
    }

    private static void tolerations(JsonNode tolerations, String path, FieldErrors errors) {
        for (int i = 0; i < tolerations.size(); i++) {
            toleration(tolerations.get(i), path + "[" + i + "]", errors);
        }
    }

    private static void toleration(JsonNode toleration, String path, FieldErrors errors) {
        String key = toleration.path("key").asText("");
        String operator = toleration.path("operator").asText("");
        String value = toleration.path("value").asText("");
        String effect = toleration.path("effect").asText("");
        if (!key.isEmpty()) {
            MetadataValidation.qualifiedName(path + ".key", key, errors);
        } else if (!operator.equals("Exists")) {
            errors.invalid(
                    path + ".operator",
                    operator,
                    "operator must be Exists when `key` is empty, which means \"match all values and all keys\"");
        }
        if (toleration.hasNonNull("tolerationSeconds") && !effect.equals("NoExecute")) {
            errors.invalid(path + ".effect", effect, "effect must be 'NoExecute' when `tolerationSeconds` is set");
        }
        if (operator.equals("Exists") && !value.isEmpty()) {
            errors.invalid(path + ".operator", value, "value must be empty when `operator` is 'Exists'");
        } else if (!operator.isEmpty() && !operator.equals("Exists") && !operator.equals("Equal")) {
            errors.notSupported(path + ".operator", '"' + operator + '"', "Equal", "Exists");
        }
        if (!effect.isEmpty()) {
            NodeValidation.effect(path + ".effect", effect, errors);
        }
    }
}
