package io.everynode.simulation.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.patch.Patch;
import io.everynode.simulation.registry.ApiStatus;
import io.everynode.simulation.registry.Decoded;
import io.everynode.simulation.registry.DeleteOptions;
import io.everynode.simulation.registry.Deleted;
import io.everynode.simulation.registry.Part;
import io.everynode.simulation.registry.PatchDecoding;
import io.everynode.simulation.registry.Registry;
import io.everynode.simulation.registry.WriteOptions;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.Listing;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import java.util.ArrayList;
import java.util.List;

/** Carries out POST, PUT, PATCH and DELETE. */
final class Writes {
    private static final String APPLY = "application/apply-patch+yaml";

    private final Registry registry;

    Writes(Registry registry) {
        this.registry = registry;
    }

    Answer create(Call call, Target.Objects target) {
        WriteOptions options = Options.write(call, target, "CreateOptions");
        if (target.subresource().isEmpty()) {
            Decoded body = Bodies.whole(call, target.kind(), Options.validation(call, "CreateOptions"));
            ObjectNode created = registry.create(target.kind(), target.namespace(), body.object(), options);
            return answer(201, call, target, created, body.warnings());
        }
        if (target.kind() == Kind.POD && target.subresource().equals("binding")) {
            registry.bind(target.key(), Trees.text(Bodies.any(call), "target", "name"), options);
            return Answer.json(201, success(JsonNodeFactory.instance.objectNode()));
        }
        if (target.kind() == Kind.POD && target.subresource().equals("eviction")) {
            return evict(call, target);
        }
        throw ApiStatus.unknownResource();
    }

    /** Nothing forbids it, as there are no PodDisruptionBudgets. */
    private Answer evict(Call call, Target.Objects target) {
        JsonNode eviction = Bodies.any(call);
        String kind = Trees.text(eviction, "kind");
        if (!kind.isEmpty() && !kind.equals("Eviction")) {
            throw ApiStatus.badRequest(
                    "%s in version \"%s\" cannot be handled as a Eviction: no kind \"%s\" is registered for version \"policy/v1\""
                            .formatted(kind, Trees.text(eviction, "apiVersion"), kind));
        }
        if (!Trees.text(eviction, "metadata", "name").equals(target.name())) {
            throw ApiStatus.badRequest("name in URL does not match name in Eviction object");
        }
        registry.delete(target.key(), Options.delete(call, eviction.path("deleteOptions")));
        return Answer.json(201, success(JsonNodeFactory.instance.objectNode()));
    }

    Answer update(Call call, Target.Objects target) {
        Part part = Subresources.part(target);
        WriteOptions options = Options.write(call, target, "UpdateOptions");
        Decoded body = Bodies.whole(call, target.kind(), Options.validation(call, "UpdateOptions"));
        ObjectNode updated =
                registry.update(target.key(), part, current -> replaced(target, current, body.object()), options);
        return answer(200, call, target, updated, body.warnings());
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
        String mediaType = mediaType(call.contentType());
        if (mediaType.equals(APPLY) && part == Part.MAIN) {
            return apply(call, target);
        }
        WriteOptions options = Options.write(call, target, "PatchOptions");
        Options.refuseForce(call);
        JsonNode body = Bodies.patch(call);
        Patch patch = Patch.of(mediaType, body);
        PatchDecoding decoding = new PatchDecoding(
                target.kind(),
                Options.validation(call, "PatchOptions"),
                Patch.findings(mediaType, call.body().toString()),
                mediaType.equals(Patch.STRATEGIC) ? body : MissingNode.getInstance());
        List<String> warnings = new ArrayList<>();
        ObjectNode patched = registry.update(
                target.key(), part, current -> decoded(decoding, patch.apply(current), warnings), options);
        return answer(200, call, target, patched, warnings);
    }

    private Answer apply(Call call, Target.Objects target) {
        WriteOptions options = Options.apply(call);
        Registry.Applied applied =
                registry.apply(target.key(), Bodies.yaml(call), call.query().flag("force"), options);
        return answer(applied.created() ? 201 : 200, call, target, applied.object(), List.of());
    }

    private Answer answer(int status, Call call, Target.Objects target, ObjectNode object, List<String> ofBody) {
        List<String> warnings = new ArrayList<>(ofBody);
        // A pod is looked at once, as it is made.
        if (target.subresource().isEmpty() && (status == 201 || target.kind() != Kind.POD)) {
            warnings.addAll(registry.warnings(target.kind(), object));
        }
        return Answer.json(status, call.representation().one(object)).warning(List.copyOf(warnings));
    }

    private static ObjectNode decoded(PatchDecoding decoding, ObjectNode patched, List<String> warnings) {
        Decoded decoded = decoding.whole(patched);
        warnings.addAll(decoded.warnings());
        return decoded.object();
    }

    Answer delete(Call call, Target.Objects target) {
        if (!target.subresource().isEmpty()) {
            throw ApiStatus.methodNotAllowed();
        }
        Deleted deleted = registry.delete(target.key(), Options.delete(call, Bodies.any(call)));
        boolean answersObject = !deleted.gone() || target.kind() == Kind.POD;
        return answersObject
                ? Answer.json(200, call.representation().one(deleted.object()))
                : Answer.json(200, success(details(target, deleted.object())));
    }

    /** Deletes what the query selects; answers the list of it as it was. */
    Answer deleteCollection(Call call, Target.Objects target) {
        Selection selection = Selection.of(target, call.query());
        DeleteOptions options = Options.delete(call, Bodies.any(call));
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
}
