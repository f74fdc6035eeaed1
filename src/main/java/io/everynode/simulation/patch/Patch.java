package io.everynode.simulation.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.registry.ApiStatus;
import java.util.function.UnaryOperator;

/** A change of an object as a client describes it. The object it is applied to is left as it is. */
public interface Patch extends UnaryOperator<ObjectNode> {

    /**
     * The patch of a request.
     *
     * @param mediaType what {@code Content-Type} says, without parameters; another kind of patch than these three is 415
     */
    static Patch of(String mediaType, JsonNode body) {
        return switch (mediaType) {
            case "application/json-patch+json" -> JsonPatch.of(body);
            case "application/merge-patch+json" -> new MergePatch(object(body));
            case "application/strategic-merge-patch+json" -> new StrategicMergePatch(object(body));
            default -> throw ApiStatus.unsupportedMediaType();
        };
    }

    private static ObjectNode object(JsonNode body) {
        if (body instanceof ObjectNode object) {
            return object;
        }
        throw ApiStatus.badRequest(
                "error decoding patch: json: cannot unmarshal array into Go value of type map[string]interface {}");
    }
}
