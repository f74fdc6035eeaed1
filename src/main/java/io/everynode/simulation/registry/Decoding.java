package io.everynode.simulation.registry;

import static io.everynode.simulation.store.Trees.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.schema.FieldScan;
import io.everynode.simulation.schema.Schemas;
import io.everynode.simulation.schema.Typed;
import io.everynode.simulation.schema.Typed.Mistyped;
import io.everynode.simulation.store.Kind;
import java.util.List;

/** Takes from a writer's text what Kubernetes' types hold, and refuses the rest in the words of {@code k8s.io/apimachinery}. */
public final class Decoding {
    private Decoding() {}

    /**
     * The object as the kind's type holds it: without unknown fields.
     *
     * @param text the JSON that the object was read from
     * @throws StatusException 400 for a value of the wrong type, and with {@link FieldValidation#STRICT} for unknown fields
     */
    public static Decoded whole(Kind kind, ObjectNode object, String text, FieldValidation validation) {
        requireKind(kind, object);
        try {
            ObjectNode typed = Typed.of(Schemas.of(kind), object);
            List<String> findings = validation.asks() ? FieldScan.of(text, Schemas.of(kind)) : List.of();
            if (validation == FieldValidation.STRICT && !findings.isEmpty()) {
                throw refusal(kind, kind.kindName(), kind.apiVersion(), strict(findings));
            }
            return new Decoded(typed, findings);
        } catch (Mistyped e) {
            throw refusal(kind, kind.kindName(), kind.apiVersion(), String.valueOf(e.getMessage()));
        }
    }

    /** What a strict writer is told. */
    static String strict(List<String> findings) {
        return "strict decoding error: " + String.join(", ", findings);
    }

    static void requireKind(Kind kind, ObjectNode object) {
        String apiVersion = text(object, "apiVersion");
        String name = text(object, "kind");
        boolean right = (apiVersion.isEmpty() || apiVersion.equals(kind.apiVersion()))
                && (name.isEmpty() || name.equals(kind.kindName()));
        if (!right) {
            String group = apiVersion.isEmpty() ? kind.apiVersion() : apiVersion;
            throw refusal(
                    kind,
                    name.isEmpty() ? kind.kindName() : name,
                    group,
                    Kind.of(group, name).isPresent()
                            ? unknownConversion(group, name, kind)
                            : "no kind \"%s\" is registered for version \"%s\"".formatted(name, group));
        }
    }

    private static String unknownConversion(String apiVersion, String name, Kind wanted) {
        String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
        return "converting (%s.%s) to (%s.%s): unknown conversion"
                .formatted(version, name, packageOf(wanted), wanted.kindName());
    }

    /** Where Kubernetes keeps the type that all versions are converted to. */
    private static String packageOf(Kind kind) {
        String group = kind.group();
        return group.isEmpty() ? "core" : group.indexOf('.') < 0 ? group : group.substring(0, group.indexOf('.'));
    }

    private static StatusException refusal(Kind kind, String name, String apiVersion, String why) {
        String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
        return ApiStatus.badRequest(
                "%s in version \"%s\" cannot be handled as a %s: %s".formatted(name, version, kind.kindName(), why));
    }
}
