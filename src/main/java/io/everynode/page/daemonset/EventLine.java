package io.everynode.page.daemonset;

import io.everynode.model.EventFacts;
import io.everynode.web.Age;
import java.time.Instant;
import java.util.List;

/**
 * An event about the DaemonSet.
 *
 * @param times such as "× 41"; empty where it happened once
 */
public record EventLine(Age age, String reason, boolean warning, String message, String times) {
    private static final int LINES = 12;

    static List<EventLine> of(List<EventFacts> events, Instant now) {
        return events.stream().limit(LINES).map(e -> of(e, now)).toList();
    }

    private static EventLine of(EventFacts event, Instant now) {
        return new EventLine(
                Age.of(event.lastSeen(), now),
                event.reason(),
                event.type().equals("Warning"),
                event.message(),
                event.count() > 1 ? "× " + event.count() : "");
    }
}
