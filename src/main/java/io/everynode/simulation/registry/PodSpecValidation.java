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
        containers(spec, "containers", path, volumes, names, errors);
        containers(spec, "initContainers", path, volumes, names, errors);
        Set<String> taken = new HashSet<>();
        PortValidation.onHost(spec, spec.path("containers"), path + ".containers", taken, errors);
        SecurityContextValidation.ofPod(spec, path, errors);
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
        AffinityValidation.validate(
                Trees.at(spec, "affinity", "nodeAffinity"), path + ".affinity.nodeAffinity", errors);
        names(spec, path, errors);
    }

    private static void names(JsonNode spec, String path, FieldErrors errors) {
        for (String field : List.of("nodeName", "serviceAccountName")) {
            String name = spec.path(field).asText("");
            if (!name.isEmpty()) {
                MetadataValidation.dnsSubdomain(path + "." + field, name, errors);
            }
        }
        for (String field : List.of("hostname", "subdomain")) {
            String name = spec.path(field).asText("");
            if (!name.isEmpty()) {
                MetadataValidation.dnsLabel(path + "." + field, name, errors);
            }
        }
    }

    private static Set<String> volumes(JsonNode volumes, String path, FieldErrors errors) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < volumes.size(); i++) {
            uniqueLabel(volumes.get(i), path + "[" + i + "].name", names, errors);
            oneSource(volumes.get(i), path + "[" + i + "]", errors);
            if (volumes.get(i).has("hostPath")) {
                hostPath(volumes.get(i).path("hostPath"), path + "[" + i + "].hostPath", errors);
            }
        }
        return names;
    }

    private static void containers(
            JsonNode spec, String which, String path, Set<String> volumes, Set<String> names, FieldErrors errors) {
        JsonNode containers = spec.path(which);
        for (int i = 0; i < containers.size(); i++) {
            String field = path + "." + which + "[" + i + "]";
            ContainerValidation.validate(spec, containers.get(i), field, volumes, errors);
            String name = containers.get(i).path("name").asText("");
            if (!name.isEmpty() && !names.add(name)) {
                errors.duplicate(field + ".name", '"' + name + '"');
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

    private static void hostPath(JsonNode source, String path, FieldErrors errors) {
        String place = source.path("path").asText("");
        if (place.isEmpty()) {
            errors.required(path + ".path");
        } else if (List.of(place.split("/", -1)).contains("..")) {
            errors.invalid(path + ".path", place, "must not contain '..'");
        }
        errors.requireOneOf(
                path + ".type",
                source.path("type"),
                "",
                "BlockDevice",
                "CharDevice",
                "Directory",
                "DirectoryOrCreate",
                "File",
                "FileOrCreate",
                "Socket");
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
        switch (operator) {
            case "Exists" -> {
                if (!value.isEmpty()) {
                    errors.invalid(path + ".operator", value, "value must be empty when `operator` is 'Exists'");
                }
            }
            case "", "Equal" -> MetadataValidation.labelValue(path + ".operator", value, errors);
            default -> errors.notSupported(path + ".operator", '"' + operator + '"', "Equal", "Exists", "Lt", "Gt");
        }
        if (!effect.isEmpty()) {
            NodeValidation.effect(path + ".effect", effect, errors);
        }
    }
}
