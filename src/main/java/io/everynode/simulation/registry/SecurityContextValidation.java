package io.everynode.simulation.registry;

import com.fasterxml.jackson.databind.JsonNode;

/** Users and process mounts: {@code pkg/apis/core/validation ValidateSecurityContext, validateHostUsers}. */
final class SecurityContextValidation {
    private static final long MOST = Integer.MAX_VALUE;

    private SecurityContextValidation() {}

    /** @param path of the pod's spec */
    static void ofPod(JsonNode spec, String path, FieldErrors errors) {
        if (!PodParts.ownUsers(spec)) {
            return;
        }
        for (String shared : new String[] {"hostNetwork", "hostPID", "hostIPC"}) {
            if (spec.path(shared).asBoolean()) {
                errors.forbidden(path + "." + shared, "when `hostUsers` is false");
            }
        }
    }

    /** @param path of the container's security context */
    static void ofContainer(JsonNode spec, JsonNode context, String path, FieldErrors errors) {
        for (String id : new String[] {"runAsUser", "runAsGroup"}) {
            JsonNode number = context.path(id);
            if (number.isNumber() && (number.asLong() < 0 || number.asLong() > MOST)) {
                errors.invalid(path + "." + id, number, "must be between 0 and 2147483647, inclusive");
            }
        }
        JsonNode mount = context.path("procMount");
        if (!mount.isTextual()) {
            return;
        }
        errors.requireOneOf(path + ".procMount", mount, "Default", "Unmasked");
        if (mount.asText().equals("Unmasked") && !PodParts.ownUsers(spec)) {
            errors.invalid(path + ".procMount", mount, "`hostUsers` must be false to use `Unmasked`");
        }
    }
}
