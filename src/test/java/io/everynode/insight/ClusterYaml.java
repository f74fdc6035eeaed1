package io.everynode.insight;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.everynode.cluster.DaemonSetTranslator;
import io.everynode.cluster.EventTranslator;
import io.everynode.cluster.NodeTranslator;
import io.everynode.cluster.PodTranslator;
import io.everynode.cluster.RevisionTranslator;
import io.everynode.model.ClusterModel;
import io.everynode.model.ClusterName;
import io.everynode.model.Fact;
import io.everynode.model.Snapshot;
import io.everynode.model.Uid;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A cluster written down as ordinary Kubernetes YAML, read by the same translators as a real one. What every object of
 * an API server has and a case does not care about (uid, namespace, creation time) is filled in; a uid is
 * {@code Kind/name}.
 */
final class ClusterYaml {
    static final ClusterName CLUSTER = new ClusterName("golden");
    private static final String LONG_AGO = "2026-11-01T00:00:00Z";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final ClusterModel model = new ClusterModel(CLUSTER);

    /** One file: a header without kind that says the instant and what went, then the objects that came or changed. */
    record Step(Instant at, Snapshot snapshot) {}

    Step read(Path file) {
        List<ObjectNode> documents = documents(file);
        JsonNode header = documents.getFirst();
        Instant at = Instant.parse(header.path("at").asText());
        header.path("gone").forEach(uid -> model.remove(new Uid(uid.asText())));
        documents.stream().skip(1).flatMap(d -> fact(complete(d)).stream()).forEach(model::put);
        return new Step(at, model.publish(at, true));
    }

    private static List<ObjectNode> documents(Path file) {
        try (var values = YAML.readerFor(new TypeReference<ObjectNode>() {}).<ObjectNode>readValues(file.toFile())) {
            return values.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static ObjectNode complete(ObjectNode object) {
        String kind = object.path("kind").asText();
        ObjectNode meta = object.withObject("/metadata");
        defaultTo(meta, "uid", kind + "/" + meta.path("name").asText());
        defaultTo(meta, "creationTimestamp", LONG_AGO);
        if (!kind.equals("Node")) {
            defaultTo(meta, "namespace", "infra");
        }
        meta.path("ownerReferences").forEach(owner -> {
            defaultTo((ObjectNode) owner, "apiVersion", "apps/v1");
            defaultTo((ObjectNode) owner, "kind", "DaemonSet");
            defaultTo(
                    (ObjectNode) owner, "uid", "DaemonSet/" + owner.path("name").asText());
            if (!owner.has("controller")) {
                ((ObjectNode) owner).put("controller", true);
            }
        });
        if (object.path("involvedObject") instanceof ObjectNode about) {
            defaultTo(about, "kind", "DaemonSet");
            defaultTo(about, "uid", "DaemonSet/" + about.path("name").asText());
        }
        return object;
    }

    private static void defaultTo(ObjectNode object, String field, String value) {
        if (!object.has(field)) {
            object.put(field, value);
        }
    }

    private static Optional<? extends Fact> fact(ObjectNode object) {
        String json = object.toString();
        return switch (object.path("kind").asText()) {
            case "Node" -> Optional.of(NodeTranslator.facts(Serialization.unmarshal(json, Node.class)));
            case "DaemonSet" ->
                Optional.of(DaemonSetTranslator.facts(CLUSTER, Serialization.unmarshal(json, DaemonSet.class)));
            case "Pod" -> PodTranslator.facts(Serialization.unmarshal(json, Pod.class));
            case "ControllerRevision" ->
                RevisionTranslator.facts(Serialization.unmarshal(json, ControllerRevision.class));
            case "Event" -> EventTranslator.facts(Serialization.unmarshal(json, Event.class));
            case String other ->
                throw new IllegalArgumentException("kind: expected one that is watched, found " + other);
        };
    }
}
