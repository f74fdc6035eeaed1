package io.everynode.simulation.registry;

import static io.everynode.simulation.store.Trees.at;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.ownership.Owner;
import io.everynode.simulation.ownership.Ownership;
import io.everynode.simulation.registry.WriteOptions.Manager;
import io.everynode.simulation.schema.Schemas;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.Trees;
import java.time.Instant;

/** Keeps {@code managedFields} through the writes that are no applies: {@code fieldmanager.NewManagedFieldsUpdater}. */
final class ManagedFields {
    private ManagedFields() {}

    /** The new object, of which everything that its creator or a default said is the creator's. */
    static ObjectNode created(Kind kind, ObjectNode object, Manager manager, Instant now) {
        ArrayNode nothing = JsonNodeFactory.instance.arrayNode();
        return with(object, updated(kind, Part.MAIN, skeleton(kind), object, nothing, manager, now));
    }

    /** @param entries the {@code managedFields} before the write */
    static ArrayNode updated(
            Kind kind, Part part, ObjectNode before, ObjectNode after, JsonNode entries, Manager manager, Instant now) {
        String subresource = part == Part.STATUS ? "status" : "";
        Owner writer = new Owner(manager.name(), manager.operation(), kind.apiVersion(), subresource);
        String ignored = part == Part.STATUS ? "spec" : "status";
        return Ownership.of(entries)
                .updated(Schemas.of(kind), before, after, ignored, writer, now)
                .toJson();
    }

    static ObjectNode with(ObjectNode object, ArrayNode entries) {
        return entries.isEmpty()
                ? Trees.without(object, "metadata", "managedFields")
                : Trees.with(object, entries, "metadata", "managedFields");
    }

    /**
     * The entries that a write starts from: the present ones, or those that the writer puts in their place, as kubectl does when an
     * object goes from one way of applying to the other. A single empty entry means none.
     */
    static JsonNode asked(ObjectNode current, ObjectNode wanted) {
        JsonNode asked = at(wanted, "metadata", "managedFields");
        if (asked.size() == 1 && asked.get(0).isEmpty()) {
            return JsonNodeFactory.instance.arrayNode();
        }
        return asked.isEmpty() ? at(current, "metadata", "managedFields") : asked;
    }

    /** What Go writes of a kind of which nothing is said: what lies directly in it is not new when it is filled. */
    private static ObjectNode skeleton(Kind kind) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.putObject("metadata");
        ObjectNode spec = object.putObject("spec");
        object.putObject("status");
        switch (kind) {
            case POD -> spec.putNull("containers");
            case DAEMON_SET -> {
                spec.putNull("selector");
                spec.putObject("updateStrategy");
                ObjectNode template = spec.putObject("template");
                template.putObject("metadata");
                template.putObject("spec").putNull("containers");
            }
            case EVENT -> {
                object.putObject("involvedObject");
                object.putObject("source");
            }
            case NODE, NAMESPACE, CONTROLLER_REVISION, RESOURCE_QUOTA, PRIORITY_CLASS -> {}
        }
        return object;
    }
}
