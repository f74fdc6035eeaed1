package io.everynode.simulation.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.registry.WriteOptions.Manager;
import io.everynode.simulation.store.Kind;
import java.time.Instant;

/** Who wrote last, how and when. Which fields each one holds is not kept: only server-side apply needs that. */
final class ManagedFields {
    private ManagedFields() {}

    /** The entries with this manager's renewed. */
    static ArrayNode with(Kind kind, Part part, JsonNode entries, Manager manager, Instant now) {
        String subresource = part == Part.STATUS ? "status" : "";
        ArrayNode renewed = JsonNodeFactory.instance.arrayNode();
        for (JsonNode entry : entries) {
            if (!isOf(entry, manager, subresource)) {
                renewed.add(entry);
            }
        }
        ObjectNode entry = renewed.addObject()
                .put("manager", manager.name())
                .put("operation", manager.operation())
                .put("apiVersion", kind.apiVersion())
                .put("time", now.toString())
                .put("fieldsType", "FieldsV1");
        entry.putObject("fieldsV1");
        if (!subresource.isEmpty()) {
            entry.put("subresource", subresource);
        }
        return renewed;
    }

    private static boolean isOf(JsonNode entry, Manager manager, String subresource) {
        return entry.path("manager").asText().equals(manager.name())
                && entry.path("operation").asText().equals(manager.operation())
                && entry.path("subresource").asText("").equals(subresource);
    }
}
