package io.everynode.simulation.registry;

import static io.everynode.simulation.store.Trees.at;
import static io.everynode.simulation.store.Trees.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.Trees;

/** Refuses what Kubernetes refuses, naming the field; looks only at what a write changed. */
final class Validation {
    private Validation() {}

    static void created(Kind kind, ObjectNode object) {
        FieldErrors errors = new FieldErrors();
        MetadataValidation.created(kind, object.path("metadata"), errors);
        switch (kind) {
            case DAEMON_SET -> DaemonSetValidation.spec(object.path("spec"), errors);
            case POD -> PodSpecValidation.validate(object.path("spec"), "spec", errors);
            case NODE -> NodeValidation.taints(at(object, "spec", "taints"), errors);
            case CONTROLLER_REVISION -> revision(object, errors);
            case RESOURCE_QUOTA -> QuotaValidation.spec(object.path("spec"), errors);
            case PRIORITY_CLASS -> PriorityClasses.validate(object, errors);
            case NAMESPACE -> PodSecurity.validate(object.path("metadata"), errors);
            case EVENT -> {}
        }
        errors.throwIfAny(kind, text(object, "metadata", "name"));
    }

    static void updated(Kind kind, ObjectNode current, ObjectNode next) {
        FieldErrors errors = new FieldErrors();
        MetadataValidation.updated(current.path("metadata"), next.path("metadata"), errors);
        JsonNode before = current.path("spec");
        JsonNode after = next.path("spec");
        if (before != after) {
            spec(kind, before, after, errors);
        }
        if (kind == Kind.CONTROLLER_REVISION) {
            if (Trees.same(current.path("data"), next.path("data"))) {
                revision(next, errors);
            } else {
                errors.invalid("data", next.path("data"), "field is immutable");
                errors.requireNotNegative("revision", next.path("revision"));
            }
        }
        if (kind == Kind.NAMESPACE) {
            PodSecurity.validate(next.path("metadata"), errors);
        }
        if (kind == Kind.PRIORITY_CLASS) {
            PriorityClasses.updated(current, next, errors);
        }
        errors.throwIfAny(kind, text(next, "metadata", "name"));
    }

    private static void spec(Kind kind, JsonNode before, JsonNode after, FieldErrors errors) {
        switch (kind) {
            case DAEMON_SET -> {
                DaemonSetValidation.selectorStays(before, after, errors);
                DaemonSetValidation.spec(after, errors);
            }
            case POD -> PodUpdateValidation.validate(before, after, errors);
            case NODE -> NodeValidation.taints(after.path("taints"), errors);
            case RESOURCE_QUOTA -> {
                QuotaValidation.spec(after, errors);
                QuotaScopes.stay(before, after, errors);
            }
            case NAMESPACE, EVENT, CONTROLLER_REVISION, PRIORITY_CLASS -> {}
        }
    }

    /** {@code pkg/apis/apps/validation ValidateControllerRevisionCreate}. */
    private static void revision(ObjectNode object, FieldErrors errors) {
        JsonNode data = object.path("data");
        if (data.isMissingNode() || data.isNull()) {
            errors.required("data", "data is mandatory");
        } else if (!data.isObject()) {
            errors.required("data", "data must be a valid JSON object");
        }
        errors.requireNotNegative("revision", object.path("revision"));
    }
}
