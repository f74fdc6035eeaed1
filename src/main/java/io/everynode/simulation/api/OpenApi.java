package io.everynode.simulation.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.schema.Schemas;
import io.everynode.simulation.store.Kind;

/**
 * As much of OpenAPI v3 as kubectl asks for: that each kind can be patched with a {@code fieldValidation} parameter, which {@code
 * kubectl create} wants to know, and the types, by which {@code kubectl apply} merges lists and {@code kubectl explain} explains.
 */
final class OpenApi {
    static final String ROOT = "/openapi/v3";
    private static final String GROUP_VERSION_KIND = "x-kubernetes-group-version-kind";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private OpenApi() {}

    static ObjectNode index() {
        ObjectNode json = JSON.objectNode();
        ObjectNode paths = json.putObject("paths");
        for (String path : new String[] {"api/v1", "apis/apps/v1", "apis/scheduling.k8s.io/v1"}) {
            paths.putObject(path).put("serverRelativeURL", ROOT + "/" + path);
        }
        return json;
    }

    /** @param group empty for the core group */
    static ObjectNode describe(String group) {
        ObjectNode json = JSON.objectNode().put("openapi", "3.0.0");
        json.putObject("info").put("title", "Kubernetes").put("version", Discovery.VERSION);
        ObjectNode paths = json.putObject("paths");
        for (Kind kind : Kind.values()) {
            if (kind.group().equals(group)) {
                describe(paths.putObject(path(kind)).putObject("patch"), kind);
            }
        }
        ObjectNode schemas = json.putObject("components").putObject("schemas");
        for (Kind kind : Kind.values()) {
            if (kind.group().equals(group)) {
                OpenApiTypes.define(schemas, Schemas.of(kind));
                groupVersionKind(
                        ((ObjectNode) schemas.path(Schemas.of(kind).definition()))
                                .putArray(GROUP_VERSION_KIND)
                                .addObject(),
                        kind);
            }
        }
        return json;
    }

    private static void describe(ObjectNode patch, Kind kind) {
        ObjectNode parameter = patch.putArray("parameters").addObject();
        parameter.put("name", "fieldValidation").put("in", "query");
        parameter.putObject("schema").put("type", "string").put("uniqueItems", true);
        patch.putObject("responses").putObject("200").put("description", "OK");
        groupVersionKind(patch.putObject(GROUP_VERSION_KIND), kind);
    }

    private static void groupVersionKind(ObjectNode json, Kind kind) {
        json.put("group", kind.group()).put("version", kind.version()).put("kind", kind.kindName());
    }

    private static String path(Kind kind) {
        String root = kind.group().isEmpty() ? "/api/" : "/apis/" + kind.group() + "/";
        String namespace = kind.namespaced() ? "/namespaces/{namespace}" : "";
        return root + kind.version() + namespace + "/" + kind.plural() + "/{name}";
    }
}
