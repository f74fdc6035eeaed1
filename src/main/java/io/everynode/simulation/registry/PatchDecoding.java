package io.everynode.simulation.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.everynode.simulation.registry.ApiStatus.Cause;
import io.everynode.simulation.registry.ApiStatus.Details;
import io.everynode.simulation.schema.FieldScan;
import io.everynode.simulation.schema.Schemas;
import io.everynode.simulation.schema.Typed;
import io.everynode.simulation.schema.Typed.Mistyped;
import io.everynode.simulation.store.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Takes from a patched object what its type holds: {@code k8s.io/apiserver/pkg/endpoints/handlers/patch.go}. */
public final class PatchDecoding {
    private final Kind kind;
    private final FieldValidation validation;
    private final List<String> ofPatch;
    private final JsonNode shown;

    /**
     * @param ofPatch what is wrong with the fields of the patch itself
     * @param shown the body of a strategic merge patch, which refusals show; of other patches they show the patched object, and
     *     this is a missing node
     */
    public PatchDecoding(Kind kind, FieldValidation validation, List<String> ofPatch, JsonNode shown) {
        this.kind = kind;
        this.validation = validation;
        this.ofPatch = ofPatch;
        this.shown = shown;
    }

    /** @throws StatusException 422 for a value of the wrong type, and with {@link FieldValidation#STRICT} for unknown fields */
    public Decoded whole(ObjectNode patched) {
        try {
            Decoding.requireKind(kind, patched);
            ObjectNode typed = Typed.of(Schemas.of(kind), patched);
            List<String> findings = new ArrayList<>();
            if (validation.asks()) {
                findings.addAll(ofPatch);
                // Go keeps the patched object as maps, and so knows no order but the alphabet's.
                FieldScan.of(patched.toString(), Schemas.of(kind)).stream()
                        .sorted()
                        .forEach(findings::add);
            }
            if (validation == FieldValidation.STRICT && !findings.isEmpty()) {
                throw refusal(patched, Decoding.strict(findings));
            }
            return new Decoded(typed, List.copyOf(findings));
        } catch (Mistyped e) {
            String why = shown.isObject() ? "unrecognized type: " + e.expected() : String.valueOf(e.getMessage());
            throw refusal(patched, why);
        }
    }

    private StatusException refusal(ObjectNode patched, String why) {
        String value = shown.isObject()
                ? '"' + goMap(shown) + '"'
                : TextNode.valueOf(patched.toString()).toString();
        Cause cause = new Cause("FieldValueInvalid", "Invalid value: " + value + ": " + why, "patch");
        String message = " \"\" is invalid: patch: " + cause.message();
        return new ApiStatus(422, "Invalid", message, new Details("", "", "", List.of(cause), 0)).exception();
    }

    /** A tree as Go prints its maps and slices. */
    private static String goMap(JsonNode node) {
        if (node.isObject()) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            node.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
            return sorted.entrySet().stream()
                    .map(field -> field.getKey() + ":" + goMap(field.getValue()))
                    .collect(Collectors.joining(" ", "map[", "]"));
        }
        if (node.isArray()) {
            List<String> elements = new ArrayList<>();
            node.forEach(element -> elements.add(goMap(element)));
            return "[" + String.join(" ", elements) + "]";
        }
        return node.isNull() ? "<nil>" : node.asText();
    }
}
