package io.everynode.simulation.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.Trees;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The columns of a kind's table: {@code pkg/printers/internalversion/printers.go}. */
interface Columns {

    /** @param wide shown only by {@code -o wide} */
    record Column(String name, String type, boolean wide) {
        void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeStringField("name", name);
            json.writeStringField("type", type);
            json.writeStringField("format", name.equals("Name") ? "name" : "");
            json.writeStringField("description", "");
            json.writeNumberField("priority", wide ? 1 : 0);
            json.writeEndObject();
        }

        static Column text(String name) {
            return new Column(name, "string", false);
        }

        static Column number(String name) {
            return new Column(name, "integer", false);
        }

        static Column wide(String name) {
            return new Column(name, "string", true);
        }
    }

    List<Column> columns();

    /** The cells of one object's row, one for each column. */
    ArrayNode cells(ObjectNode object, Instant now);

    static Columns of(Kind kind) {
        return switch (kind) {
            case DAEMON_SET -> new DaemonSetColumns();
            case POD -> new PodColumns();
            case NODE -> new NodeColumns();
            case NAMESPACE -> new NamespaceColumns();
            case EVENT -> new EventColumns();
            case CONTROLLER_REVISION -> new ControllerRevisionColumns();
            case RESOURCE_QUOTA -> new ResourceQuotaColumns();
            case PRIORITY_CLASS -> new PriorityClassColumns();
        };
    }

    static String name(JsonNode object) {
        return Trees.text(object, "metadata", "name");
    }

    static String age(JsonNode object, Instant now) {
        return since(Trees.text(object, "metadata", "creationTimestamp"), now);
    }

    /** How long ago a timestamp was, as people read it. */
    static String since(String timestamp, Instant now) {
        return timestamp.isEmpty() || timestamp.equals("null")
                ? "<unknown>"
                : HumanDuration.of(Duration.between(Instant.parse(timestamp), now));
    }

    /** The text, or a word for nothing. */
    static String or(String text, String nothing) {
        return text.isEmpty() ? nothing : text;
    }
}
