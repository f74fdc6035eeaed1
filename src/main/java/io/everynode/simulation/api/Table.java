package io.everynode.simulation.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Change;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.Trees;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Objects as the rows that {@code kubectl get} prints; of a watch, only the first event says what the columns are. */
final class Table implements Representation {
    private final InstantSource clock;
    private final Include include;
    private boolean columnsSent;

    /** What each row carries beside its cells. */
    enum Include {
        NONE,
        METADATA,
        OBJECT;

        static Include of(String parameter) {
            return switch (parameter) {
                case "None" -> NONE;
                case "Object" -> OBJECT;
                default -> METADATA;
            };
        }
    }

    Table(InstantSource clock, Include include) {
        this.clock = clock;
        this.include = include;
    }

    @Override
    public Buffer one(ObjectNode object) {
        return Json.write(json -> write(json, kind(object), List.of(object), meta(object), true));
    }

    @Override
    public Buffer list(Kind kind, List<ObjectNode> objects, ListMeta meta) {
        return Json.write(json -> write(json, kind, objects, meta, true));
    }

    @Override
    public Buffer event(Change.Type type, ObjectNode object) {
        boolean first = !columnsSent;
        columnsSent = true;
        return Json.write(json -> {
            json.writeStartObject();
            json.writeStringField("type", type.name());
            json.writeFieldName("object");
            write(json, kind(object), List.of(object), meta(object), first);
            json.writeEndObject();
        });
    }

    private void write(JsonGenerator json, Kind kind, List<ObjectNode> objects, ListMeta meta, boolean withColumns)
            throws IOException {
        Columns columns = Columns.of(kind);
        json.writeStartObject();
        json.writeStringField("kind", "Table");
        json.writeStringField("apiVersion", "meta.k8s.io/v1");
        meta.write(json);
        if (withColumns) {
            json.writeArrayFieldStart("columnDefinitions");
            for (Columns.Column column : columns.columns()) {
                column.write(json);
            }
            json.writeEndArray();
        } else {
            json.writeNullField("columnDefinitions");
        }
        json.writeArrayFieldStart("rows");
        Instant now = clock.instant();
        for (ObjectNode object : objects) {
            writeRow(json, object, columns.cells(object, now));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeRow(JsonGenerator json, ObjectNode object, ArrayNode cells) throws IOException {
        json.writeStartObject();
        json.writeFieldName("cells");
        json.writeTree(cells);
        if (include != Include.NONE) {
            json.writeFieldName("object");
            json.writeTree(include == Include.OBJECT ? object : MetadataOnly.partial(object));
        }
        json.writeEndObject();
    }

    private static Kind kind(ObjectNode object) {
        return Kind.of(Trees.text(object, "apiVersion"), Trees.text(object, "kind"))
                .orElseThrow();
    }

    private static ListMeta meta(ObjectNode object) {
        return new ListMeta(Trees.at(object, "metadata", "resourceVersion").asLong(), "", 0);
    }
}
