package io.everynode.simulation.api;

import static io.everynode.simulation.store.Trees.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** {@code printEvent}. */
final class EventColumns implements Columns {

    @Override
    public List<Column> columns() {
        return List.of(
                Column.text("Last Seen"),
                Column.text("Type"),
                Column.text("Reason"),
                Column.text("Object"),
                Column.wide("Subobject"),
                Column.wide("Source"),
                Column.text("Message"),
                Column.wide("First Seen"),
                Column.wide("Count"),
                Column.wide("Name"));
    }

    @Override
    public ArrayNode cells(ObjectNode object, Instant now) {
        JsonNode about = object.path("involvedObject");
        String first = Columns.since(firstOf(object, "firstTimestamp", "eventTime"), now);
        String last = Columns.since(firstOf(object, "lastTimestamp", "eventTime"), now);
        return object.arrayNode()
                .add(last)
                .add(text(object, "type"))
                .add(text(object, "reason"))
                .add(about.path("kind").asText("").toLowerCase(Locale.ROOT) + "/" + text(about, "name"))
                .add(text(about, "fieldPath"))
                .add(source(object))
                .add(text(object, "message").strip())
                .add(first)
                .add(Math.max(1, object.path("count").asLong(1)))
                .add(Columns.name(object));
    }

    private static String source(JsonNode event) {
        String component = text(event, "source", "component");
        String host = text(event, "source", "host");
        if (component.isEmpty()) {
            component = text(event, "reportingComponent");
            host = text(event, "reportingInstance");
        }
        return host.isEmpty() ? component : component + ", " + host;
    }

    /** The first of these fields that holds a time. */
    private static String firstOf(JsonNode event, String... fields) {
        for (String field : fields) {
            if (event.hasNonNull(field)) {
                return event.path(field).asText();
            }
        }
        return "";
    }
}
