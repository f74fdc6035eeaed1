package io.everynode.simulation.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.patch.Patch;
import io.everynode.simulation.registry.ApiStatus;
import io.everynode.simulation.registry.DeleteOptions;
import io.everynode.simulation.registry.Deleted;
import io.everynode.simulation.registry.Part;
import io.everynode.simulation.registry.Registry;
import io.everynode.simulation.registry.WriteOptions;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.Listing;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import io.vertx.core.buffer.Buffer;

/** Carries out POST, PUT, PATCH and DELETE. */
final class Writes {
    private final Registry registry;

    Writes(Registry registry) {
        this.registry = registry;
    }

    Answer create(Call call, Target.Objects target) {
        WriteOptions options = Options.write(call, target, "CreateOptions");
        if (target.subresource().isEmpty()) {
            ObjectNode body = body(call, target.kind());
            return Answer.json(
                    201, call.representation().one(registry.create(target.kind(), target.namespace(), body, options)));
        }
        if (target.kind() == Kind.POD && target.subresource().equals("binding")) {
            registry.bind(target.key(), Trees.text(json(call), "target", "name"), options);
            return Answer.json(201, success(JsonNodeFactory.instance.objectNode()));
        }
        throw ApiStatus.unknownResource();
    }

    Answer update(Call call, Target.Objects target) {
        Part part = Subresources.part(target);
        WriteOptions options = Options.write(call, target, "UpdateOptions");
        ObjectNode body = body(call, target.kind());
        return Answer.json(
                200,
                call.representation()
                        .one(registry.update(target.key(), part, current -> replaced(target, current, body), options)));
    }

    private static ObjectNode replaced(Target.Objects target, ObjectNode current, ObjectNode body) {
        String asked = Trees.text(body, "metadata", "uid");
        String actual = Trees.text(current, "metadata", "uid");
        if (!asked.isEmpty() && !asked.equals(actual)) {
            throw ApiStatus.otherUid(target.key(), asked, actual);
        }
        return body;
    }

    Answer patch(Call call, Target.Objects target) {
        Part part = Subresources.part(target);
        WriteOptions options = Options.write(call, target, "PatchOptions");
        Patch patch = Patch.of(mediaType(call.contentType()), patchBody(call));
        return Answer.json(200, call.representation().one(registry.update(target.key(), part, patch, options)));
    }

    Answer delete(Call call, Target.Objects target) {
        if (!target.subresource().isEmpty()) {
            throw ApiStatus.methodNotAllowed();
        }
        Deleted deleted = registry.delete(target.key(), Options.delete(call, json(call)));
        boolean answersObject = !deleted.gone() || target.kind() == Kind.POD;
        return answersObject
                ? Answer.json(200, call.representation().one(deleted.object()))
                : Answer.json(200, success(details(target, deleted.object())));
    }

    /** Deletes what the query selects; answers the list of it as it was. */
    Answer deleteCollection(Call call, Target.Objects target) {
        Selection selection = Selection.of(target, call.query());
        DeleteOptions options = Options.delete(call, json(call));
        Listing listing = target.namespace().isEmpty()
                ? registry.store().list(target.kind())
                : registry.store().list(target.kind(), target.namespace());
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("kind", target.kind().kindName() + "List");
        list.put("apiVersion", target.kind().apiVersion());
        list.putObject("metadata").put("resourceVersion", Long.toString(listing.version()));
        ArrayNode items = list.putArray("items");
        listing.objects().stream().filter(selection::matches).forEach(object -> {
            items.add(object);
            registry.delete(ObjectKey.of(target.kind(), object), options);
        });
        return Answer.json(200, list);
    }

    private static ObjectNode success(ObjectNode details) {
        ObjectNode status = JsonNodeFactory.instance.objectNode().put("kind", "Status");
        status.put("apiVersion", "v1").putObject("metadata");
        status.put("status", "Success");
        if (details.isEmpty()) {
            return status.put("code", 201);
        }
        status.set("details", details);
        return status;
    }

    private static ObjectNode details(Target.Objects target, ObjectNode object) {
        ObjectNode details = JsonNodeFactory.instance.objectNode().put("name", target.name());
        if (!target.kind().group().isEmpty()) {
            details.put("group", target.kind().group());
        }
        return details.put("kind", target.kind().plural()).put("uid", Trees.text(object, "metadata", "uid"));
    }

    private static String mediaType(String contentType) {
        int parameters = contentType.indexOf(';');
        return (parameters < 0 ? contentType : contentType.substring(0, parameters)).strip();
    }

    private static ObjectNode body(Call call, Kind kind) {
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

    private static JsonNode patchBody(Call call) {
        try {
            return Json.read(call.body());
        } catch (JsonProcessingException e) {
            throw ApiStatus.badRequest("error decoding patch: " + why(e));
        }
    }

    private static JsonNode json(Call call) {
        try {
            return Json.read(call.body());
        } catch (JsonProcessingException e) {
            throw ApiStatus.badRequest("error decoding the body: " + why(e));
        }
    }

    private static String why(JsonProcessingException e) {
        return e instanceof JsonEOFException ? "unexpected end of JSON input" : e.getOriginalMessage();
    }
}
