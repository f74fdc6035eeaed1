package io.everynode.simulation.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Owners and finalizers: {@code k8s.io/apimachinery/pkg/api/validation ValidateOwnerReferences, ValidateFinalizers}. */
final class OwnershipValidation {
    private static final String OWNERS = "metadata.ownerReferences";
    private static final String FINALIZERS = "metadata.finalizers";
    private static final Set<String> STANDARD = Set.of("kubernetes", Deletions.ORPHAN, Deletions.FOREGROUND);

    private OwnershipValidation() {}

    static void owners(JsonNode owners, FieldErrors errors) {
        String controller = "";
        for (JsonNode owner : owners) {
            owner(owner, errors);
            if (!owner.path("controller").asBoolean()) {
                continue;
            }
            String name = text(owner, "kind") + "/" + text(owner, "name");
            if (!controller.isEmpty()) {
                errors.invalid(
                        OWNERS,
                        owners,
                        "Only one reference can have Controller set to true. Found \"true\" in references for %s and %s"
                                .formatted(controller, name));
            } else {
                controller = name;
            }
        }
    }

    private static void owner(JsonNode owner, FieldErrors errors) {
        if (text(owner, "apiVersion").isEmpty()) {
            errors.invalid(OWNERS + ".apiVersion", "", "version must not be empty");
        }
        for (String field : new String[] {"kind", "name", "uid"}) {
            if (text(owner, field).isEmpty()) {
                errors.invalid(OWNERS + "." + field, "", "must not be empty");
            }
        }
        if (text(owner, "apiVersion").equals("v1") && text(owner, "kind").equals("Event")) {
            errors.invalid(OWNERS, owner, "/v1, Kind=Event is disallowed from being an owner");
        }
    }

    static void finalizers(JsonNode finalizers, FieldErrors errors) {
        boolean orphan = false;
        boolean foreground = false;
        for (JsonNode finalizer : finalizers) {
            MetadataValidation.qualifiedName(FINALIZERS, finalizer.asText(), errors);
            orphan |= finalizer.asText().equals(Deletions.ORPHAN);
            foreground |= finalizer.asText().equals(Deletions.FOREGROUND);
        }
        if (orphan && foreground) {
            errors.invalid(FINALIZERS, finalizers, "finalizer orphan and foregroundDeletion cannot be both set");
        }
        for (int i = 0; i < finalizers.size(); i++) {
            String finalizer = finalizers.get(i).asText();
            if (!finalizer.contains("/") && !STANDARD.contains(finalizer)) {
                errors.invalid(
                        FINALIZERS + "[" + i + "]",
                        finalizer,
                        "name is neither a standard finalizer name nor is it fully qualified");
            }
        }
    }

    private static String text(JsonNode owner, String field) {
        return owner.path(field).asText("");
    }
}
