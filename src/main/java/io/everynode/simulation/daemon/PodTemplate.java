package io.everynode.simulation.daemon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.view.DaemonSetView;
import io.everynode.simulation.view.PodView;
import java.util.function.UnaryOperator;

/**
 * The pods of one revision of a DaemonSet ({@code CreatePodTemplate}): everything but the node is worked out once and shared
 * by all of them.
 */
final class PodTemplate {
    private final ObjectNode metadata;
    private final ObjectNode spec;

    PodTemplate(DaemonSetView ds, String hash, UnaryOperator<ObjectNode> shared) {
        JsonNode template = ds.templateJson();
        metadata = shared.apply(metadata(ds, Trees.at(template, "metadata"), hash));
        ArrayNode tolerations = AutomaticTolerations.inPod(template.path("spec"));
        spec = shared.apply(Trees.with(template.path("spec"), tolerations, "tolerations"));
    }

    ObjectNode podFor(String node) {
        ObjectNode pod = JsonNodeFactory.instance.objectNode();
        pod.put("apiVersion", "v1").put("kind", "Pod");
        pod.set("metadata", metadata);
        pod.set(
                "spec",
                Trees.with(
                        spec,
                        onlyOn(node),
                        "affinity",
                        "nodeAffinity",
                        "requiredDuringSchedulingIgnoredDuringExecution"));
        return pod;
    }

    private static ObjectNode metadata(DaemonSetView ds, JsonNode template, String hash) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        metadata.put("generateName", ds.key().name() + "-")
                .put("namespace", ds.key().namespace());
        if (template.has("annotations")) {
            metadata.set("annotations", template.get("annotations"));
        }
        if (template.has("finalizers")) {
            metadata.set("finalizers", template.get("finalizers"));
        }
        ObjectNode labels = Trees.copy(template.path("labels")).put(PodView.HASH_LABEL, hash);
        if (!ds.templateGeneration().isEmpty()) {
            labels.put(PodView.GENERATION_LABEL, ds.templateGeneration());
        }
        metadata.set("labels", labels);
        metadata.set("ownerReferences", JsonNodeFactory.instance.arrayNode().add(Owners.reference(ds)));
        return metadata;
    }

    /** {@code ReplaceDaemonSetPodNodeNameNodeAffinity}: the user's own required terms give way. */
    private static ObjectNode onlyOn(String node) {
        ObjectNode field = JsonNodeFactory.instance
                .objectNode()
                .put("key", "metadata.name")
                .put("operator", "In");
        field.set("values", array(JsonNodeFactory.instance.textNode(node)));
        ObjectNode term = Trees.with(JsonNodeFactory.instance.objectNode(), array(field), "matchFields");
        return Trees.with(JsonNodeFactory.instance.objectNode(), array(term), "nodeSelectorTerms");
    }

    private static ArrayNode array(JsonNode element) {
        return JsonNodeFactory.instance.arrayNode().add(element);
    }
}
