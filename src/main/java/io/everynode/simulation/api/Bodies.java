package io.everynode.simulation.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.everynode.simulation.registry.ApiStatus;
import io.everynode.simulation.registry.Decoded;
import io.everynode.simulation.registry.Decoding;
import io.everynode.simulation.registry.FieldValidation;
import io.everynode.simulation.store.Kind;
import io.vertx.core.buffer.Buffer;

/** Reads the bodies of writing requests. */
final class Bodies {
    private static final YAMLMapper YAML = new YAMLMapper();

    private Bodies() {}

    /** A whole object, as its type holds it. */
    static Decoded whole(Call call, Kind kind, FieldValidation validation) {
        return Decoding.whole(kind, object(call, kind), call.body().toString(), validation);
    }

    static JsonNode patch(Call call) {
        return read(call, "error decoding patch: ");
    }

    /** What an applier wants; JSON is YAML, too. */
    static ObjectNode yaml(Call call) {
        try {
            if (YAML.readTree(call.body().toString()) instanceof ObjectNode object) {
                return object;
            }
            throw ApiStatus.badRequest("error decoding YAML: an object expected");
        } catch (JsonProcessingException e) {
            throw ApiStatus.badRequest("error decoding YAML: " + e.getOriginalMessage());
        }
    }

    /** Options, or anything else that is no object of a kind; a missing node for an empty body. */
    static JsonNode any(Call call) {
        return read(call, "error decoding the body: ");
    }

    private static JsonNode read(Call call, String complaint) {
        try {
            return Json.read(call.body());
        } catch (JsonProcessingException e) {
            throw ApiStatus.badRequest(complaint + why(e));
        }
    }

    private static ObjectNode object(Call call, Kind kind) {
        try {
            if (Json.read(call.body()) instanceof ObjectNode object) {
                return object;
            }
            String why = call.body().length() == 0 ? "unexpected end of JSON input" : "an object expected";
            throw unrecognized(kind, call.body(), why);
        } catch (JsonProcessingException e) {
            throw unrecognized(kind, call.body(), why(e));
        }
    }

    private static RuntimeException unrecognized(Kind kind, Buffer body, String why) {
        return ApiStatus.badRequest(
                "the object provided is unrecognized (must be of type %s): couldn't get version/kind; json parse error: %s (%s)"
                        .formatted(kind.kindName(), why, start(body.toString())));
    }

    private static String start(String text) {
        int shown = 30;
        if (text.isEmpty()) {
            return "<empty>";
        }
        return text.length() <= shown ? text : text.substring(0, shown) + " ...";
    }

    private static String why(JsonProcessingException e) {
        return e instanceof JsonEOFException ? "unexpected end of JSON input" : e.getOriginalMessage();
    }
}
