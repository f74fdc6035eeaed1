package io.everynode.simulation.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.registry.ApiStatus;
import io.everynode.simulation.store.Kind;
import java.util.List;
import java.util.Locale;

/** Says what is served: versions, groups, resources and health. */
final class Discovery {
    private static final String SCHEDULING = "scheduling.k8s.io";
    private static final List<String> GROUPS =
            List.of("apps", "authentication.k8s.io", "authorization.k8s.io", "policy", SCHEDULING);
    private static final String MINOR = "36";

    /** Of the Kubernetes that is simulated. */
    static final String VERSION = "v1." + MINOR + ".0-simulated";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> OBJECT_VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

    private Discovery() {}

    /** @param path without a slash at its end */
    static Answer answer(String path) {
        return switch (path) {
            case "/readyz", "/livez", "/healthz" -> Answer.text("ok");
            case "/version" -> Answer.json(200, version());
            case "/api" -> Answer.json(200, coreVersions());
            case "/apis" -> Answer.json(200, groups());
            case "/api/v1" -> Answer.json(200, objects(""));
            case "/apis/apps/v1" -> Answer.json(200, objects("apps"));
            case "/apis/policy/v1" -> Answer.json(200, objects("policy"));
            case "/apis/" + SCHEDULING + "/v1" -> Answer.json(200, objects(SCHEDULING));
            case "/apis/authentication.k8s.io/v1" ->
                Answer.json(200, reviews("authentication.k8s.io", "SelfSubjectReview"));
            case "/apis/authorization.k8s.io/v1" ->
                Answer.json(200, reviews("authorization.k8s.io", "SelfSubjectAccessReview", "SelfSubjectRulesReview"));
            case OpenApi.ROOT -> Answer.json(200, OpenApi.index());
            case OpenApi.ROOT + "/api/v1" -> Answer.json(200, OpenApi.describe(""));
            case OpenApi.ROOT + "/apis/apps/v1" -> Answer.json(200, OpenApi.describe("apps"));
            case OpenApi.ROOT + "/apis/" + SCHEDULING + "/v1" -> Answer.json(200, OpenApi.describe(SCHEDULING));
            default -> groupOrNothing(path);
        };
    }

    private static Answer groupOrNothing(String path) {
        for (String group : GROUPS) {
            if (path.equals("/apis/" + group)) {
                ObjectNode json = JSON.objectNode().put("kind", "APIGroup").put("apiVersion", "v1");
                return Answer.json(200, describe(json, group));
            }
        }
        throw ApiStatus.unknownResource();
    }

    private static ObjectNode version() {
        return JSON.objectNode()
                .put("major", "1")
                .put("minor", MINOR)
                .put("gitVersion", VERSION)
                .put("gitCommit", "")
                .put("gitTreeState", "")
                .put("buildDate", "1970-01-01T00:00:00Z")
                .put("goVersion", "")
                .put("compiler", "")
                .put("platform", "java");
    }

    private static ObjectNode coreVersions() {
        ObjectNode json = JSON.objectNode().put("kind", "APIVersions");
        json.putArray("versions").add("v1");
        return json;
    }

    private static ObjectNode groups() {
        ObjectNode json = JSON.objectNode().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode groups = json.putArray("groups");
        GROUPS.forEach(group -> describe(groups.addObject(), group));
        return json;
    }

    private static ObjectNode describe(ObjectNode json, String group) {
        json.put("name", group);
        version(json.putArray("versions").addObject(), group);
        version(json.putObject("preferredVersion"), group);
        return json;
    }

    private static void version(ObjectNode json, String group) {
        json.put("groupVersion", group + "/v1").put("version", "v1");
    }

    private static ObjectNode objects(String group) {
        ObjectNode json = resourceList(group.isEmpty() ? "v1" : group + "/v1");
        ArrayNode resources = json.putArray("resources");
        for (Kind kind : Kind.values()) {
            if (kind.group().equals(group)) {
                describe(resources, kind);
            }
        }
        return json;
    }

    private static void describe(ArrayNode resources, Kind kind) {
        ObjectNode json = resource(resources, kind.plural(), kind.singular(), kind.namespaced(), kind.kindName());
        OBJECT_VERBS.forEach(json.putArray("verbs")::add);
        if (!kind.shortNames().isEmpty()) {
            kind.shortNames().forEach(json.putArray("shortNames")::add);
        }
        if (!kind.categories().isEmpty()) {
            kind.categories().forEach(json.putArray("categories")::add);
        }
        if (Subresources.hasStatus(kind)) {
            ObjectNode status = resource(resources, kind.plural() + "/status", "", kind.namespaced(), kind.kindName());
            List.of("get", "patch", "update").forEach(status.putArray("verbs")::add);
        }
        if (kind == Kind.POD) {
            resource(resources, "pods/binding", "", true, "Binding")
                    .putArray("verbs")
                    .add("create");
            ObjectNode eviction = resource(resources, "pods/eviction", "", true, "Eviction");
            eviction.put("group", "policy")
                    .put("version", "v1")
                    .putArray("verbs")
                    .add("create");
        }
    }

    private static ObjectNode reviews(String group, String... kinds) {
        ObjectNode json = resourceList(group + "/v1");
        ArrayNode resources = json.putArray("resources");
        for (String kind : kinds) {
            String singular = kind.toLowerCase(Locale.ROOT);
            resource(resources, singular + "s", singular, false, kind)
                    .putArray("verbs")
                    .add("create");
        }
        return json;
    }

    private static ObjectNode resourceList(String groupVersion) {
        return JSON.objectNode()
                .put("kind", "APIResourceList")
                .put("apiVersion", "v1")
                .put("groupVersion", groupVersion);
    }

    private static ObjectNode resource(
            ArrayNode resources, String name, String singular, boolean namespaced, String kindName) {
        return resources
                .addObject()
                .put("name", name)
                .put("singularName", singular)
                .put("namespaced", namespaced)
                .put("kind", kindName);
    }
}
