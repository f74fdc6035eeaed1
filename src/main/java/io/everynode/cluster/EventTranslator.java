package io.everynode.cluster;

import io.everynode.model.EventFacts;
import io.everynode.model.Uid;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventSeries;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectReference;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A core/v1 event as fabric8 reads it becomes facts, if it is about a DaemonSet. */
public final class EventTranslator {
    private EventTranslator() {}

    /**
     * Empty for an event about something else.
     *
     * @throws IllegalArgumentException naming the field that is not what it should be
     */
    public static Optional<EventFacts> facts(Event event) {
        ObjectReference about = event.getInvolvedObject();
        if (about == null || !"DaemonSet".equals(about.getKind()) || about.getUid() == null) {
            return Optional.empty();
        }
        ObjectMeta meta = Fields.meta(event);
        EventSeries series = event.getSeries();
        Instant first = earliest(event, meta);
        Instant last = latest(event, series);
        return Optional.of(new EventFacts(
                Fields.uid(meta),
                Fields.namespace(meta),
                new Uid(about.getUid()),
                Fields.text(event.getType()),
                Fields.text(event.getReason()),
                Fields.text(event.getMessage()),
                (int) Math.max(1, Fields.number(series == null ? event.getCount() : series.getCount())),
                first,
                last == null ? first : last));
    }

    /** An event of the newer library has no firstTimestamp but an eventTime. */
    private static Instant earliest(Event event, ObjectMeta meta) {
        Instant first = Fields.instant("firstTimestamp", event.getFirstTimestamp());
        if (first != null) {
            return first;
        }
        Instant time = event.getEventTime() == null ? null : micro(event.getEventTime());
        return time != null ? time : Fields.createdAt(meta);
    }

    private static @Nullable Instant latest(Event event, @Nullable EventSeries series) {
        return series != null && series.getLastObservedTime() != null
                ? micro(series.getLastObservedTime())
                : Fields.instant("lastTimestamp", event.getLastTimestamp());
    }

    private static @Nullable Instant micro(MicroTime time) {
        return Fields.instant("eventTime", time.getTime());
    }
}
