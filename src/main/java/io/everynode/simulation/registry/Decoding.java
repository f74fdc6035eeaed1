package io.everynode.simulation.registry;

import static io.everynode.simulation.store.Trees.at;
import static io.everynode.simulation.store.Trees.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Kind;
import java.util.List;
import java.util.Locale;

/**
 * Refuses what Go could not decode into its types, as far as the rest of the program relies on them: 400, in the words of
 * {@code encoding/json}.
 */
final class Decoding {
    private static final List<Field> OF_ALL = List.of(
            new Field("metadata", Shape.OBJECT, "ObjectMeta", "v1.ObjectMeta"),
            new Field("metadata.name", Shape.TEXT, "ObjectMeta", "string"),
            new Field("metadata.labels", Shape.TEXTS, "ObjectMeta", "string"),
            new Field("metadata.annotations", Shape.TEXTS, "ObjectMeta", "string"),
            new Field("metadata.ownerReferences", Shape.ARRAY, "ObjectMeta", "[]v1.OwnerReference"),
            new Field("metadata.finalizers", Shape.ARRAY, "ObjectMeta", "[]string"),
            new Field("spec", Shape.OBJECT, "", "Spec"),
            new Field("status", Shape.OBJECT, "", "Status"));

    private static final List<Field> OF_DAEMON_SET = List.of(
            new Field("spec.minReadySeconds", Shape.NUMBER, "DaemonSetSpec", "int32"),
            new Field("spec.revisionHistoryLimit", Shape.NUMBER, "DaemonSetSpec", "int32"),
            new Field("spec.selector", Shape.OBJECT, "DaemonSetSpec", "v1.LabelSelector"),
            new Field("spec.updateStrategy", Shape.OBJECT, "DaemonSetSpec", "v1.DaemonSetUpdateStrategy"),
            new Field("spec.template", Shape.OBJECT, "DaemonSetSpec", "v1.PodTemplateSpec"),
            new Field("spec.template.metadata", Shape.OBJECT, "PodTemplateSpec", "v1.ObjectMeta"),
            new Field("spec.template.metadata.labels", Shape.TEXTS, "ObjectMeta", "string"),
            new Field("spec.template.metadata.annotations", Shape.TEXTS, "ObjectMeta", "string"),
            new Field("spec.template.spec", Shape.OBJECT, "PodTemplateSpec", "v1.PodSpec"),
            new Field("spec.template.spec.containers", Shape.ARRAY, "PodSpec", "[]v1.Container"),
            new Field("spec.template.spec.initContainers", Shape.ARRAY, "PodSpec", "[]v1.Container"),
            new Field("spec.template.spec.volumes", Shape.ARRAY, "PodSpec", "[]v1.Volume"),
            new Field("spec.template.spec.tolerations", Shape.ARRAY, "PodSpec", "[]v1.Toleration"),
            new Field("spec.template.spec.nodeSelector", Shape.TEXTS, "PodSpec", "string"));

    private static final List<Field> OF_POD =
            List.of(new Field("spec.containers", Shape.ARRAY, "PodSpec", "[]v1.Container"));

    private static final List<Field> OF_NODE = List.of(new Field("spec.taints", Shape.ARRAY, "NodeSpec", "[]v1.Taint"));

    private enum Shape {
        OBJECT,
        ARRAY,
        NUMBER,
        TEXT,
        /** An object whose values are texts. */
        TEXTS
    }

    /** @param owner the Go type that has the field */
    private record Field(String path, Shape shape, String owner, String type, String[] steps) {
        Field(String path, Shape shape, String owner, String type) {
            this(path, shape, owner, type, path.split("\\."));
        }
    }

    private Decoding() {}

    static void check(Kind kind, ObjectNode object) {
        requireKind(kind, object);
        OF_ALL.forEach(field -> check(kind, object, field));
        switch (kind) {
            case DAEMON_SET -> OF_DAEMON_SET.forEach(field -> check(kind, object, field));
            case POD -> OF_POD.forEach(field -> check(kind, object, field));
            case NODE -> OF_NODE.forEach(field -> check(kind, object, field));
            case NAMESPACE, EVENT, CONTROLLER_REVISION -> {}
        }
    }

    private static void requireKind(Kind kind, ObjectNode object) {
        String apiVersion = text(object, "apiVersion");
        String name = text(object, "kind");
        boolean right = (apiVersion.isEmpty() || apiVersion.equals(kind.apiVersion()))
                && (name.isEmpty() || name.equals(kind.kindName()));
        if (!right) {
            String group = apiVersion.isEmpty() ? kind.apiVersion() : apiVersion;
            throw refusal(
                    name.isEmpty() ? kind.kindName() : name,
                    group,
                    kind,
                    "no kind \"%s\" is registered for version \"%s\"".formatted(name, group));
        }
    }

    private static void check(Kind kind, ObjectNode object, Field field) {
        JsonNode value = at(object, field.steps());
        if (value.isMissingNode() || value.isNull()) {
            return;
        }
        if (field.shape() == Shape.TEXTS && value.isObject()) {
            for (JsonNode text : value) {
                require(kind, field, text, text.isTextual() || text.isNull());
            }
        } else {
            require(kind, field, value, fits(field.shape(), value));
        }
    }

    private static boolean fits(Shape shape, JsonNode value) {
        return switch (shape) {
            case OBJECT, TEXTS -> value.isObject();
            case ARRAY -> value.isArray();
            case NUMBER -> value.isIntegralNumber();
            case TEXT -> value.isTextual();
        };
    }

    private static void require(Kind kind, Field field, JsonNode value, boolean fits) {
        if (!fits) {
            String got = value.getNodeType().name().toLowerCase(Locale.ROOT).replace("boolean", "bool");
            String where = field.owner().isEmpty() ? kind.kindName() : field.owner();
            throw refusal(
                    kind.kindName(),
                    kind.apiVersion(),
                    kind,
                    "json: cannot unmarshal %s into Go struct field %s.%s of type %s"
                            .formatted(got, where, field.path(), field.type()));
        }
    }

    private static StatusException refusal(String name, String apiVersion, Kind kind, String why) {
        String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
        return ApiStatus.badRequest(
                "%s in version \"%s\" cannot be handled as a %s: %s".formatted(name, version, kind.kindName(), why));
    }
}
