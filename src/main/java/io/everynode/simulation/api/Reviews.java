package io.everynode.simulation.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.registry.ApiStatus;
import java.time.Instant;

/** Answers the asker who he is and what he may do. */
final class Reviews {
    private final Access access;

    Reviews(Access access) {
        this.access = access;
    }

    Answer answer(String resource, String user, JsonNode body, Instant now) {
        return switch (resource) {
            case "selfsubjectreviews" -> Answer.json(201, whoAmI(user, now));
            case "selfsubjectaccessreviews" -> Answer.json(201, mayI(user, body));
            case "selfsubjectrulesreviews" -> Answer.json(201, allIMay(user, body));
            default -> throw ApiStatus.unknownResource();
        };
    }

    private static ObjectNode whoAmI(String user, Instant now) {
        ObjectNode json = review("authentication.k8s.io/v1", "SelfSubjectReview");
        json.putObject("metadata").put("creationTimestamp", now.toString());
        ObjectNode info = json.putObject("status").putObject("userInfo");
        info.put("username", user).put("uid", user);
        Access.groups(user).forEach(info.putArray("groups")::add);
        return json;
    }

    private ObjectNode mayI(String user, JsonNode body) {
        JsonNode spec = body.path("spec");
        JsonNode what = spec.path("resourceAttributes");
        boolean allowed = what.isObject()
                ? access.allows(user, what.path("verb").asText(), resource(what))
                : spec.path("nonResourceAttributes").path("verb").asText().equals("get");
        ObjectNode json = review("authorization.k8s.io/v1", "SelfSubjectAccessReview");
        json.putObject("metadata");
        json.set("spec", spec.isObject() ? spec : json.objectNode());
        json.putObject("status").put("allowed", allowed);
        return json;
    }

    private ObjectNode allIMay(String user, JsonNode body) {
        ObjectNode json = review("authorization.k8s.io/v1", "SelfSubjectRulesReview");
        json.putObject("metadata");
        json.set("spec", body.path("spec").isObject() ? body.path("spec") : json.objectNode());
        ObjectNode status = json.putObject("status");
        ArrayNode rules = status.putArray("resourceRules");
        access.rights(user).forEach((resource, verbs) -> {
            ObjectNode rule = rules.addObject();
            verbs.forEach(rule.putArray("verbs")::add);
            rule.putArray("apiGroups").add(Access.group(resource));
            rule.putArray("resources").add(Access.inGroup(resource));
        });
        ObjectNode documents = status.putArray("nonResourceRules").addObject();
        documents.putArray("verbs").add("get");
        documents.putArray("nonResourceURLs").add("*");
        status.put("incomplete", false);
        return json;
    }

    private static String resource(JsonNode attributes) {
        return Attributes.resource(
                attributes.path("group").asText(""),
                attributes.path("resource").asText(""),
                attributes.path("subresource").asText(""));
    }

    private static ObjectNode review(String apiVersion, String kind) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind).put("apiVersion", apiVersion);
    }
}
