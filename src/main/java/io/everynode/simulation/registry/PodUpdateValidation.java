package io.everynode.simulation.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Trees;
import java.util.List;

/** What of a pod's spec may change while it lives: {@code pkg/apis/core/validation ValidatePodUpdate}. */
final class PodUpdateValidation {
    private static final List<String> CHANGEABLE =
            List.of("activeDeadlineSeconds", "tolerations", "terminationGracePeriodSeconds");
    private static final String REFUSAL =
            "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)";

    private PodUpdateValidation() {}

    static void validate(JsonNode before, JsonNode after, FieldErrors errors) {
        if (!Trees.same(fixed(before), fixed(after))) {
            errors.forbidden("spec", REFUSAL);
        }
        tolerationsStay(before.path("tolerations"), after.path("tolerations"), errors);
    }

    /** The spec without what may change. */
    private static ObjectNode fixed(JsonNode spec) {
        ObjectNode fixed = Trees.copy(spec);
        fixed.remove(CHANGEABLE);
        for (String field : List.of("containers", "initContainers")) {
            if (spec.path(field).isArray()) {
                fixed.set(field, withoutImages(spec.path(field)));
            }
        }
        return fixed;
    }

    private static ArrayNode withoutImages(JsonNode containers) {
        ArrayNode without = ((ArrayNode) containers).arrayNode();
        for (JsonNode container : containers) {
            without.add(Trees.without(Trees.copy(container), "image"));
        }
        return without;
    }

    private static void tolerationsStay(JsonNode before, JsonNode after, FieldErrors errors) {
        for (JsonNode old : before) {
            boolean kept = false;
            for (JsonNode present : after) {
                kept |= Trees.same(old, present);
            }
            if (!kept) {
                errors.forbidden(
                        "spec.tolerations", "existing toleration can not be modified except its tolerationSeconds");
                return;
            }
        }
    }
}
