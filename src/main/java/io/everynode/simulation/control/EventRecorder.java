package io.everynode.simulation.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Writes the events of one component. Like client-go's recorder it counts an event that repeats instead of writing it again,
 * puts similar ones together, and lets an object have no more than a few at once. Events go after an hour.
 */
public final class EventRecorder {
    /** How long the API server keeps an event ({@code --event-ttl}). */
    public static final Duration KEPT = Duration.ofHours(1);

    private final String component;
    private final Timeline timeline;
    private final Writes writes;
    private final EventCorrelator correlator = new EventCorrelator();
    private Instant silentUntil = Instant.MIN;
    private long written;

    public EventRecorder(String component, Timeline timeline, Writes writes) {
        this.component = component;
        this.timeline = timeline;
        this.writes = writes;
    }

    /** Writes nothing before that time: what a world's past has left is gone when somebody looks. */
    public void silentUntil(Instant time) {
        silentUntil = time;
    }

    /** Records that something happened to an object. */
    public void record(JsonNode object, String type, String reason, String message) {
        Instant now = timeline.instant();
        if (now.isBefore(silentUntil)) {
            return;
        }
        Involved involved = Involved.of(object);
        EventCorrelator.Decision decision = correlator.correlate(involved.uid(), type, reason, message, now);
        switch (decision) {
            case EventCorrelator.Decision.Drop() -> {}
            case EventCorrelator.Decision.Write(var key, var text) -> write(key, involved, type, reason, text, now);
            case EventCorrelator.Decision.Count(var event, var count, var text) -> count(event, count, text, now);
        }
    }

    /** The object that an event is about. */
    private record Involved(String apiVersion, String kind, String namespace, String name, String uid, String version) {
        static Involved of(JsonNode object) {
            return new Involved(
                    Trees.text(object, "apiVersion"),
                    Trees.text(object, "kind"),
                    Trees.text(object, "metadata", "namespace"),
                    Trees.text(object, "metadata", "name"),
                    Trees.text(object, "metadata", "uid"),
                    Trees.text(object, "metadata", "resourceVersion"));
        }

        /** Events about what has no namespace are kept in this one. */
        String eventNamespace() {
            return namespace.isEmpty() ? "default" : namespace;
        }

        ObjectNode json() {
            ObjectNode reference = JsonNodeFactory.instance.objectNode();
            reference.put("apiVersion", apiVersion).put("kind", kind).put("name", name);
            if (!namespace.isEmpty()) {
                reference.put("namespace", namespace);
            }
            return reference.put("resourceVersion", version).put("uid", uid);
        }
    }

    private void write(
            EventCorrelator.Key key, Involved involved, String type, String reason, String message, Instant now) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        String suffix = Long.toHexString(now.getEpochSecond() * 1_000_000_000L + written++);
        metadata.put("name", involved.name() + "." + suffix).put("namespace", involved.eventNamespace());
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("apiVersion", "v1").put("kind", "Event").put("count", 1);
        event.putNull("eventTime").put("firstTimestamp", text(now)).put("lastTimestamp", text(now));
        event.set("involvedObject", involved.json());
        event.set("metadata", metadata);
        event.put("message", message).put("reason", reason).put("type", type);
        event.put("reportingComponent", component).put("reportingInstance", "");
        event.set("source", JsonNodeFactory.instance.objectNode().put("component", component));
        try {
            ObjectNode stored = writes.create(Kind.EVENT, event);
            EventCorrelator.Event written =
                    new EventCorrelator.Event(ObjectKey.of(Kind.EVENT, stored), Trees.text(stored, "metadata", "uid"));
            correlator.written(key, written);
            timeline.after(KEPT, () -> expire(key, written));
        } catch (Refused e) {
            // An event about what is in a namespace that goes is nobody's loss; the real recorder drops it, too.
        }
    }

    private void count(EventCorrelator.Event event, int count, String message, Instant now) {
        writes.change(event.key(), event.uid(), json -> {
            ObjectNode counted = Trees.copy(json);
            return counted.put("count", count).put("lastTimestamp", text(now)).put("message", message);
        });
    }

    /** An event that was counted up meanwhile stays for an hour from then. */
    private void expire(EventCorrelator.Key key, EventCorrelator.Event event) {
        Instant last = correlator.lastOf(key, event);
        Instant now = timeline.instant();
        if (last != null && last.plus(KEPT).isAfter(now)) {
            timeline.at(last.plus(KEPT), () -> expire(key, event));
            return;
        }
        correlator.forget(key, event);
        writes.remove(event.key(), event.uid());
    }

    private static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
