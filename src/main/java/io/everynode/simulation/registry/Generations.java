package io.everynode.simulation.registry;

import static io.everynode.simulation.store.Trees.at;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.Trees;

/** Counts the changes of a spec, and of a DaemonSet's template, as {@code pkg/registry/apps/daemonset/strategy.go} does. */
final class Generations {
    /** Where the API server keeps the number of template changes of a DaemonSet. */
    static final String TEMPLATE_GENERATION = "deprecated.daemonset.template.generation";

    private Generations() {}

    /** Whether objects of this kind have a {@code metadata.generation}. */
    static boolean counted(Kind kind) {
        return kind == Kind.DAEMON_SET || kind == Kind.POD || kind == Kind.PRIORITY_CLASS;
    }

    /** Raises in the new metadata what the change from the current to the wanted object raises. */
    static void carry(Kind kind, ObjectNode current, ObjectNode wanted, ObjectNode metadata) {
        if (!counted(kind)) {
            return;
        }
        if (differs(at(current, "spec"), at(wanted, "spec"))) {
            metadata.put("generation", metadata.path("generation").asLong() + 1);
        }
        if (kind == Kind.DAEMON_SET) {
            long templates =
                    at(current, "metadata", "annotations", TEMPLATE_GENERATION).asLong(1);
            boolean changed = differs(at(current, "spec", "template"), at(wanted, "spec", "template"));
            setTemplateGeneration(metadata, changed ? templates + 1 : templates);
        }
    }

    /** The annotation is the system's: what a writer put there counts for nothing, except at creation. */
    static void setTemplateGeneration(ObjectNode metadata, long generation) {
        String value = Long.toString(generation);
        if (!Trees.text(metadata, "annotations", TEMPLATE_GENERATION).equals(value)) {
            ObjectNode annotations = Trees.copy(metadata.path("annotations"));
            metadata.set("annotations", annotations.put(TEMPLATE_GENERATION, value));
        }
    }

    private static boolean differs(JsonNode before, JsonNode after) {
        return !Trees.same(before, after);
    }
}
