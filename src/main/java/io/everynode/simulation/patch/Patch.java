package io.everynode.simulation.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.registry.ApiStatus;
import io.everynode.simulation.schema.FieldScan;
import io.everynode.simulation.schema.Schema.Raw;
import java.util.List;
import java.util.function.UnaryOperator;

/** A change of an object as a client describes it. The object it is applied to is left as it is. */
public interface Patch extends UnaryOperator<ObjectNode> {

    String JSON = "application/json-patch+json";
    String MERGE = "application/merge-patch+json";
    String STRATEGIC = "application/strategic-merge-patch+json";

    /**
     * The patch of a request.
     *
     * @param mediaType what {@code Content-Type} says, without parameters; another kind of patch than these three is 415
     */
    static Patch of(String mediaType, JsonNode body) {
        return switch (mediaType) {
            case JSON -> JsonPatch.of(body);
            case MERGE -> new MergePatch(object(body));
            case STRATEGIC -> new StrategicMergePatch(object(body));
            default -> throw ApiStatus.unsupportedMediaType();
        };
    }

    /** The fields that a patch itself has in vain or twice; those of what it changes are the type's business. */
    static List<String> findings(String mediaType, String body) {
        return mediaType.equals(JSON) ? JsonPatch.unknownFields(body) : FieldScan.of(body, Raw.ANYTHING);
    }

    private static ObjectNode object(JsonNode body) {
        if (body instanceof ObjectNode object) {
            return object;
        }
        throw ApiStatus.badRequest(
                "error decoding patch: json: cannot unmarshal array into Go value of type map[string]interface {}");
    }
}
