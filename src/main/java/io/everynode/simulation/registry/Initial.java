package io.everynode.simulation.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.view.Resources;

/** What a new object starts with, whatever its creator said: the strategies' {@code PrepareForCreate}. */
final class Initial {
    private Initial() {}

    static ObjectNode of(Kind kind, ObjectNode object) {
        return switch (kind) {
            case DAEMON_SET -> daemonSet(object);
            case POD -> Trees.with(object, podStatus(object.path("spec")), "status");
            case NAMESPACE -> namespace(object);
            case RESOURCE_QUOTA -> Trees.with(object, object.objectNode(), "status");
            case NODE, EVENT, CONTROLLER_REVISION, PRIORITY_CLASS -> object;
        };
    }

    private static ObjectNode daemonSet(ObjectNode object) {
        ObjectNode next = Trees.copy(object);
        ObjectNode metadata = Trees.copy(object.path("metadata"));
        long said = metadata.path("annotations")
                .path(Generations.TEMPLATE_GENERATION)
                .asLong(0);
        Generations.setTemplateGeneration(metadata, Math.max(1, said));
        next.set("metadata", metadata);
        next.putObject("status")
                .put("currentNumberScheduled", 0)
                .put("numberMisscheduled", 0)
                .put("desiredNumberScheduled", 0)
                .put("numberReady", 0);
        return next;
    }

    private static ObjectNode podStatus(JsonNode spec) {
        return JsonNodeFactory.instance.objectNode().put("phase", "Pending").put("qosClass", qosClass(spec));
    }

    /** {@code pkg/apis/core/v1/helper/qos ComputePodQOS}: by cpu and memory alone, of which 0 counts as nothing. */
    static String qosClass(JsonNode spec) {
        boolean anything = false;
        boolean guaranteed = true;
        for (String list : new String[] {"containers", "initContainers"}) {
            for (JsonNode container : spec.path(list)) {
                Resources limits = Resources.of(container.path("resources").path("limits"));
                Resources said = Resources.of(container.path("resources").path("requests"));
                Resources requests = new Resources(
                        said.cpuMillis() == 0 ? limits.cpuMillis() : said.cpuMillis(),
                        said.memoryBytes() == 0 ? limits.memoryBytes() : said.memoryBytes());
                anything |= !requests.equals(Resources.NONE);
                guaranteed &= requests.equals(limits) && limits.cpuMillis() > 0 && limits.memoryBytes() > 0;
            }
        }
        if (!anything) {
            return "BestEffort";
        }
        return guaranteed ? "Guaranteed" : "Burstable";
    }

    private static ObjectNode namespace(ObjectNode object) {
        String name = Trees.text(object, "metadata", "name");
        ObjectNode next = Trees.with(object, name, "metadata", "labels", "kubernetes.io/metadata.name");
        next.putObject("spec").putArray("finalizers").add("kubernetes");
        next.putObject("status").put("phase", "Active");
        return next;
    }
}
