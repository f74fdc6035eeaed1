package io.everynode.action;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.model.Uid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The DaemonSet as it was just read from the API server. */
record Current(JsonNode json) {
    static final String CHANGE_CAUSE = "kubernetes.io/change-cause";

    /** Notes the strategy as it was before it was raised for one rollout. */
    static final String RAISED = "everynode.io/raised";

    /** Where a container stands in the template, and what it runs. */
    record Container(String list, int index, String name, String image) {
        String pointer() {
            return "/spec/template/spec/" + list + "/" + index;
        }
    }

    Uid uid() {
        return new Uid(metadata().path("uid").asText());
    }

    long generation() {
        return metadata().path("generation").asLong();
    }

    String resourceVersion() {
        return metadata().path("resourceVersion").asText();
    }

    String createdAt() {
        return metadata().path("creationTimestamp").asText();
    }

    boolean deleting() {
        return metadata().path("deletionTimestamp").isTextual();
    }

    JsonNode strategy() {
        return json.at("/spec/updateStrategy");
    }

    Optional<String> raised() {
        return Optional.ofNullable(metadata().path("annotations").path(RAISED).textValue());
    }

    boolean onDelete() {
        return json.at("/spec/updateStrategy/type").asText().equals("OnDelete");
    }

    boolean annotated() {
        return metadata().path("annotations").isObject();
    }

    Optional<String> changeCause() {
        return Optional.ofNullable(
                metadata().path("annotations").path(CHANGE_CAUSE).textValue());
    }

    String restartedAt() {
        return json.at("/spec/template/metadata/annotations")
                .path(Effect.RESTARTED_AT)
                .asText();
    }

    JsonNode template() {
        return Json.withoutNulls(json.at("/spec/template"));
    }

    List<Container> containers() {
        var found = new ArrayList<Container>();
        for (String list : List.of("initContainers", "containers")) {
            JsonNode containers = json.at("/spec/template/spec/" + list);
            for (int i = 0; i < containers.size(); i++) {
                JsonNode c = containers.get(i);
                found.add(new Container(
                        list, i, c.path("name").asText(), c.path("image").asText()));
            }
        }
        return found;
    }

    /** When Everynode last wrote to it, as {@code managedFields} tells; the empty text for never. */
    String lastWrittenByUs() {
        return managers()
                .filter(m -> m.path("manager").asText().equals(ApiServer.FIELD_MANAGER))
                .map(m -> m.path("time").asText())
                .reduce("", (a, b) -> a.compareTo(b) > 0 ? a : b);
    }

    /** Who wrote anything but the status last. */
    Optional<String> lastManager() {
        return managers()
                .filter(m -> !m.path("subresource").asText().equals("status"))
                .max((a, b) -> a.path("time").asText().compareTo(b.path("time").asText()))
                .map(m -> m.path("manager").asText());
    }

    private java.util.stream.Stream<JsonNode> managers() {
        var all = new ArrayList<JsonNode>();
        metadata().path("managedFields").forEach(all::add);
        return all.stream();
    }

    private JsonNode metadata() {
        return json.path("metadata");
    }
}
