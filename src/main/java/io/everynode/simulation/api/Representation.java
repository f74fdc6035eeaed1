package io.everynode.simulation.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Change;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.Trees;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The form in which a client wants objects: as they are, as a table for people, or their metadata only. */
sealed interface Representation permits Representation.Whole, Table, Representation.MetadataOnly {

    /** What a list says about itself. */
    record ListMeta(long version, String continueToken, long remaining) {
        void write(JsonGenerator json) throws IOException {
            json.writeObjectFieldStart("metadata");
            json.writeStringField("resourceVersion", Long.toString(version));
            if (!continueToken.isEmpty()) {
                json.writeStringField("continue", continueToken);
            }
            if (remaining > 0) {
                json.writeNumberField("remainingItemCount", remaining);
            }
            json.writeEndObject();
        }
    }

    Buffer one(ObjectNode object);

    Buffer list(Kind kind, List<ObjectNode> objects, ListMeta meta);

    /** The object as it stands in a watch event. */
    Buffer event(Change.Type type, ObjectNode object);

    /** Objects as they are. */
    record Whole() implements Representation {
        @Override
        public Buffer one(ObjectNode object) {
            return Json.write(object);
        }

        @Override
        public Buffer list(Kind kind, List<ObjectNode> objects, ListMeta meta) {
            return writeList(kind.kindName() + "List", kind.apiVersion(), meta, objects);
        }

        @Override
        public Buffer event(Change.Type type, ObjectNode object) {
            return writeEvent(type.name(), object);
        }
    }

    /** {@code PartialObjectMetadata}. */
    record MetadataOnly() implements Representation {
        @Override
        public Buffer one(ObjectNode object) {
            return Json.write(partial(object));
        }

        @Override
        public Buffer list(Kind kind, List<ObjectNode> objects, ListMeta meta) {
            List<ObjectNode> items = objects.stream().map(MetadataOnly::partial).toList();
            return writeList("PartialObjectMetadataList", "meta.k8s.io/v1", meta, items);
        }

        @Override
        public Buffer event(Change.Type type, ObjectNode object) {
            return writeEvent(type.name(), partial(object));
        }

        static ObjectNode partial(ObjectNode object) {
            ObjectNode partial = object.objectNode().put("kind", "PartialObjectMetadata");
            partial.put("apiVersion", "meta.k8s.io/v1").set("metadata", Trees.at(object, "metadata"));
            return partial;
        }
    }

    static Buffer writeEvent(String type, JsonNode object) {
        return Json.write(json -> {
            json.writeStartObject();
            json.writeStringField("type", type);
            json.writeFieldName("object");
            json.writeTree(object);
            json.writeEndObject();
        });
    }

    /** A list's items do not repeat what kind they are. */
    private static Buffer writeList(String kindName, String apiVersion, ListMeta meta, List<ObjectNode> items) {
        return Json.write(json -> {
            json.writeStartObject();
            json.writeStringField("kind", kindName);
            json.writeStringField("apiVersion", apiVersion);
            meta.write(json);
            json.writeArrayFieldStart("items");
            for (ObjectNode item : items) {
                writeItem(json, item);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void writeItem(JsonGenerator json, ObjectNode item) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, JsonNode> field : item.properties()) {
            if (!field.getKey().equals("kind") && !field.getKey().equals("apiVersion")) {
                json.writeFieldName(field.getKey());
                json.writeTree(field.getValue());
            }
        }
        json.writeEndObject();
    }
}
