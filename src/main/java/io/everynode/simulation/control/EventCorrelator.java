package io.everynode.simulation.control;

import io.everynode.simulation.store.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of an event, as client-go's {@code EventCorrelator} does: aggregate, then count, then limit. */
final class EventCorrelator {
    private static final int SIMILAR = 10;
    private static final Duration SIMILAR_WITHIN = Duration.ofMinutes(10);
    private static final int REMEMBERED = 4096;

    private final Map<Similar, Group> groups = remembering();
    private final Map<Key, Seen> seen = remembering();
    private final Map<String, Bucket> buckets = remembering();

    /** Events with the same key are one event with a count; the message is empty where similar ones are put together. */
    record Key(String uid, String type, String reason, String message) {}

    /** An event as it is stored. */
    record Event(ObjectKey key, String uid) {}

    sealed interface Decision {
        record Drop() implements Decision {}

        record Write(Key key, String message) implements Decision {}

        record Count(Event event, int count, String message) implements Decision {}
    }

    private record Similar(String uid, String type, String reason) {}

    private record Group(Set<String> messages, Instant last) {}

    private record Seen(@Nullable Event event, int count, Instant last) {}

    Decision correlate(String uid, String type, String reason, String message, Instant now) {
        boolean many = similar(new Similar(uid, type, reason), message, now) >= SIMILAR;
        Key key = new Key(uid, type, reason, many ? "" : message);
        String text = many ? "(combined from similar events): " + message : message;
        Seen before = seen.get(key);
        int count = before == null ? 1 : before.count + 1;
        Event event = before == null ? null : before.event;
        seen.put(key, new Seen(event, count, now));
        if (!buckets.computeIfAbsent(uid, any -> new Bucket(now)).takes(now)) {
            return new Decision.Drop();
        }
        return event == null ? new Decision.Write(key, text) : new Decision.Count(event, count, text);
    }

    void written(Key key, Event event) {
        seen.computeIfPresent(key, (any, before) -> new Seen(event, before.count, before.last));
    }

    /** When this event last happened; null when it is not known any more. */
    @Nullable
    Instant lastOf(Key key, Event event) {
        Seen known = seen.get(key);
        return known == null || !event.equals(known.event) ? null : known.last;
    }

    void forget(Key key, Event event) {
        seen.computeIfPresent(key, (any, known) -> event.equals(known.event) ? null : known);
    }

    /** How many other messages of the same kind there were of late. */
    private int similar(Similar similar, String message, Instant now) {
        Group group = groups.get(similar);
        boolean recent = group != null && Duration.between(group.last, now).compareTo(SIMILAR_WITHIN) <= 0;
        Set<String> messages = group != null && recent ? group.messages : new HashSet<>();
        groups.put(similar, new Group(messages, now));
        if (messages.contains(message)) {
            return messages.size() - 1;
        }
        if (messages.size() >= SIMILAR) {
            return SIMILAR;
        }
        messages.add(message);
        return messages.size() - 1;
    }

    /** 25 events at once for each object, and one more every 5 minutes. */
    private static final class Bucket {
        private static final double MOST = 25;
        private static final double A_SECOND = 1 / 300.0;
        private double tokens = MOST;
        private Instant filled;

        Bucket(Instant now) {
            filled = now;
        }

        boolean takes(Instant now) {
            double gained = Duration.between(filled, now).toMillis() / 1000.0 * A_SECOND;
            tokens = Math.min(MOST, tokens + gained);
            filled = now;
            if (tokens < 1) {
                return false;
            }
            tokens--;
            return true;
        }
    }

    private static <K, V> Map<K, V> remembering() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > REMEMBERED;
            }
        };
    }
}
