package io.everynode.simulation.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why the API server refused a request, in the words of {@code k8s.io/apimachinery/pkg/api/errors}.
 *
 * @param code the HTTP status
 * @param reason the machine's word, such as {@code NotFound}; empty where Kubernetes gives none
 * @param details what it is about; null where Kubernetes sends none
 */
public record ApiStatus(
        int code, String reason, String message, @Nullable Details details) {

    /**
     * @param name empty if it is not about one object
     * @param group empty for the core group
     * @param kind the plural, or the kind itself for invalid objects
     * @param retryAfterSeconds 0 if trying again is not offered
     */
    public record Details(String name, String group, String kind, List<Cause> causes, int retryAfterSeconds) {
        static final Details NONE = new Details("", "", "", List.of(), 0);

        static Details of(ObjectKey key) {
            return new Details(key.name(), key.kind().group(), key.kind().plural(), List.of(), 0);
        }
    }

    /** One of the things that are wrong, and the field where. */
    public record Cause(String reason, String message, String field) {}

    public static StatusException badRequest(String message) {
        return new ApiStatus(400, "BadRequest", message, null).exception();
    }

    public static StatusException unauthorized() {
        return new ApiStatus(401, "Unauthorized", "Unauthorized", null).exception();
    }

    public static StatusException notFound(ObjectKey key) {
        String message = "%s \"%s\" not found".formatted(key.kind().qualified(), key.name());
        return new ApiStatus(404, "NotFound", message, Details.of(key)).exception();
    }

    /** For an address that nothing is served at. */
    public static StatusException unknownResource() {
        return new ApiStatus(404, "NotFound", "the server could not find the requested resource", Details.NONE)
                .exception();
    }

    public static StatusException methodNotAllowed() {
        String message = "the server does not allow this method on the requested resource";
        return new ApiStatus(405, "MethodNotAllowed", message, Details.NONE).exception();
    }

    public static StatusException alreadyExists(ObjectKey key) {
        String message = "%s \"%s\" already exists".formatted(key.kind().qualified(), key.name());
        return new ApiStatus(409, "AlreadyExists", message, Details.of(key)).exception();
    }

    static StatusException versionOnCreation() {
        return new ApiStatus(500, "", "resourceVersion should not be set on objects to be created", null).exception();
    }

    /** For a write that was made on an older version. */
    public static StatusException modified(ObjectKey key) {
        return conflict(
                key.kind().qualified(),
                Details.of(key),
                "the object has been modified; please apply your changes to the latest version and try again");
    }

    /** For a deletion whose precondition does not hold; here Kubernetes names the kind, not the plural. */
    public static StatusException preconditionFailed(ObjectKey key, String why) {
        Details details = new Details(key.name(), key.kind().group(), key.kind().kindName(), List.of(), 0);
        return conflict(kindAndGroup(key.kind()), details, why);
    }

    /** For what admission does not let through. */
    static StatusException notAdmitted(ObjectKey key, String why) {
        String message = "%s \"%s\" is forbidden: %s".formatted(key.kind().qualified(), key.name(), why);
        return new ApiStatus(403, "Forbidden", message, Details.of(key)).exception();
    }

    /** For creating something in a namespace that is being deleted. */
    static StatusException terminating(Kind kind, String namespace) {
        String message = "%s is forbidden: unable to create new content in namespace %s because it is being terminated"
                .formatted(kind.qualified(), namespace);
        Cause cause = new Cause(
                "NamespaceTerminating", "namespace %s is being terminated".formatted(namespace), "metadata.namespace");
        Details details = new Details("", kind.group(), kind.plural(), List.of(cause), 0);
        return new ApiStatus(403, "Forbidden", message, details).exception();
    }

    /** For a PUT of an object that was another one. */
    public static StatusException otherUid(ObjectKey key, String asked, String actual) {
        String why =
                "StorageError: invalid object, Code: 4, Key: /registry/%s/%s/%s, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: %s, UID in object meta: %s"
                        .formatted(key.kind().plural(), key.namespace(), key.name(), asked, actual);
        return conflict(key.kind().qualified(), Details.of(key), why);
    }

    static StatusException conflict(String what, Details details, String why) {
        String message = "Operation cannot be fulfilled on %s \"%s\": %s".formatted(what, details.name(), why);
        return new ApiStatus(409, "Conflict", message, details).exception();
    }

    /** For a page or a watch from a version that is remembered no more. */
    public static StatusException expired(String message) {
        return new ApiStatus(410, "Expired", message, null).exception();
    }

    /** For a read at a version that is not there yet. */
    public static StatusException versionTooLarge(long asked, long current) {
        String message = "Timeout: Too large resource version: %d, current: %d".formatted(asked, current);
        Cause cause = new Cause("ResourceVersionTooLarge", "Too large resource version", "");
        return new ApiStatus(504, "Timeout", message, new Details("", "", "", List.of(cause), 1)).exception();
    }

    public static StatusException unsupportedMediaType() {
        return new ApiStatus(415, "UnsupportedMediaType", "415: Unsupported Media Type", Details.NONE).exception();
    }

    /** For a JSON patch that does not fit; Kubernetes does not say which operation failed. */
    public static StatusException patchDoesNotApply() {
        String message = "the server rejected our request due to an error in our request";
        return new ApiStatus(422, "Invalid", message, Details.NONE).exception();
    }

    static StatusException invalid(Kind kind, String name, List<Cause> causes) {
        LinkedHashSet<String> messages = new LinkedHashSet<>();
        causes.forEach(cause -> messages.add(cause.field() + ": " + cause.message()));
        String joined = messages.size() == 1 ? messages.getFirst() : "[" + String.join(", ", messages) + "]";
        String message = "%s \"%s\" is invalid: %s".formatted(kindAndGroup(kind), name, joined);
        return new ApiStatus(422, "Invalid", message, new Details(name, kind.group(), kind.kindName(), causes, 0))
                .exception();
    }

    /** The {@code Status} object that goes over the wire. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("kind", "Status").put("apiVersion", "v1").putObject("metadata");
        json.put("status", "Failure").put("message", message);
        if (!reason.isEmpty()) {
            json.put("reason", reason);
        }
        if (details != null) {
            json.set("details", json(details));
        }
        return json.put("code", code);
    }

    public StatusException exception() {
        return new StatusException(this);
    }

    private static ObjectNode json(Details details) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        putIfAny(json, "name", details.name);
        putIfAny(json, "group", details.group);
        putIfAny(json, "kind", details.kind);
        if (!details.causes.isEmpty()) {
            ArrayNode causes = json.putArray("causes");
            for (Cause cause : details.causes) {
                ObjectNode entry =
                        causes.addObject().put("reason", cause.reason).put("message", cause.message);
                putIfAny(entry, "field", cause.field);
            }
        }
        if (details.retryAfterSeconds > 0) {
            json.put("retryAfterSeconds", details.retryAfterSeconds);
        }
        return json;
    }

    private static void putIfAny(ObjectNode json, String field, String value) {
        if (!value.isEmpty()) {
            json.put(field, value);
        }
    }

    private static String kindAndGroup(Kind kind) {
        return kind.group().isEmpty() ? kind.kindName() : kind.kindName() + "." + kind.group();
    }
}
