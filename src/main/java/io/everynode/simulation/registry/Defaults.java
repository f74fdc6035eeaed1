package io.everynode.simulation.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.Trees;

/** Fills in what Kubernetes fills in: {@code pkg/apis/apps/v1/defaults.go}, {@code pkg/apis/core/v1/defaults.go}. */
final class Defaults {
    private static final int REVISION_HISTORY_LIMIT = 10;

    private Defaults() {}

    /** The object with all defaults; the object itself if none is missing. */
    static ObjectNode complete(Kind kind, ObjectNode object) {
        return switch (kind) {
            case DAEMON_SET -> withSpec(object, daemonSetSpec(object.path("spec")));
            case POD -> withSpec(object, PodDefaults.pod(object.path("spec")));
            case NODE -> object.has("spec") ? object : Trees.with(object, Trees.copy(object.path("spec")), "spec");
            case EVENT -> event(object);
            case PRIORITY_CLASS -> priorityClass(object);
            case RESOURCE_QUOTA ->
                object.has("spec") ? object : Trees.with(object, Trees.copy(object.path("spec")), "spec");
            case NAMESPACE, CONTROLLER_REVISION -> object;
        };
    }

    private static ObjectNode withSpec(ObjectNode object, JsonNode spec) {
        return spec == object.get("spec") ? object : Trees.with(object, spec, "spec");
    }

    private static JsonNode daemonSetSpec(JsonNode spec) {
        Completion next = new Completion(spec);
        next.number("revisionHistoryLimit", REVISION_HISTORY_LIMIT);
        next.replace("updateStrategy", updateStrategy(spec.path("updateStrategy")));
        JsonNode template = spec.path("template");
        Completion completed = new Completion(template);
        completed.replace("spec", PodDefaults.template(template.path("spec")));
        next.replace("template", completed.node());
        return next.node();
    }

    private static JsonNode updateStrategy(JsonNode strategy) {
        Completion next = new Completion(strategy);
        next.text("type", "RollingUpdate");
        if (next.node().path("type").asText().equals("RollingUpdate")) {
            Completion rolling = new Completion(strategy.path("rollingUpdate"));
            rolling.number("maxUnavailable", 1);
            rolling.number("maxSurge", 0);
            next.replace("rollingUpdate", rolling.node());
        } else if (strategy.path("rollingUpdate").isObject()) {
            Completion unused = new Completion(strategy.path("rollingUpdate"));
            unused.number("maxSurge", 0);
            next.replace("rollingUpdate", unused.node());
        }
        return next.node();
    }

    private static ObjectNode priorityClass(ObjectNode object) {
        Completion next = new Completion(object);
        next.text("preemptionPolicy", "PreemptLowerPriority");
        next.number("value", 0);
        return (ObjectNode) next.node();
    }

    private static ObjectNode event(ObjectNode object) {
        Completion next = new Completion(object);
        for (String field : new String[] {"involvedObject", "source"}) {
            if (!object.has(field)) {
                next.replace(field, Trees.copy(object.path(field)));
            }
        }
        for (String field : new String[] {"firstTimestamp", "lastTimestamp", "eventTime"}) {
            next.nothing(field);
        }
        next.text("reportingComponent", "");
        next.text("reportingInstance", "");
        return (ObjectNode) next.node();
    }
}
