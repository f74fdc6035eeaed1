package io.everynode.simulation.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** {@code pkg/apis/core/validation validateContainerCommon}. */
final class ContainerValidation {
    private ContainerValidation() {}

    /**
     * Looks at one container.
     *
     * @param spec the pod's
     * @param volumes the names of the pod's volumes
     */
    static void validate(JsonNode spec, JsonNode container, String path, Set<String> volumes, FieldErrors errors) {
        String name = container.path("name").asText("");
        if (name.isEmpty()) {
            errors.required(path + ".name");
        } else {
            MetadataValidation.dnsLabel(path + ".name", name, errors);
        }
        String image = container.path("image").asText("");
        if (image.isEmpty()) {
            errors.required(path + ".image");
        } else if (!image.strip().equals(image)) {
            errors.invalid(path + ".image", container.path("image"), "must not have leading or trailing whitespace");
        }
        PortValidation.validate(container.path("ports"), path + ".ports", errors);
        JsonNode env = container.path("env");
        for (int i = 0; i < env.size(); i++) {
            if (env.get(i).path("name").asText("").isEmpty()) {
                errors.required(path + ".env[" + i + "].name");
            }
        }
        mounts(container.path("volumeMounts"), path + ".volumeMounts", volumes, errors);
        errors.requireOneOf(
                path + ".terminationMessagePolicy",
                container.path("terminationMessagePolicy"),
                "File",
                "FallbackToLogsOnError");
        errors.requireOneOf(
                path + ".imagePullPolicy", container.path("imagePullPolicy"), "Always", "IfNotPresent", "Never");
        ResourceValidation.validate(container.path("resources"), path + ".resources", errors);
        SecurityContextValidation.ofContainer(
                spec, container.path("securityContext"), path + ".securityContext", errors);
    }

    private static void mounts(JsonNode mounts, String path, Set<String> volumes, FieldErrors errors) {
        Set<String> paths = new HashSet<>();
        for (int i = 0; i < mounts.size(); i++) {
            String field = path + "[" + i + "]";
            String volume = mounts.get(i).path("name").asText("");
            String mountPath = mounts.get(i).path("mountPath").asText("");
            if (volume.isEmpty()) {
                errors.required(field + ".name");
            }
            if (!volumes.contains(volume)) {
                errors.notFound(field + ".name", volume);
            }
            if (mountPath.isEmpty()) {
                errors.required(field + ".mountPath");
            } else if (!paths.add(mountPath)) {
                errors.invalid(field + ".mountPath", mountPath, "must be unique");
            }
        }
    }
}
