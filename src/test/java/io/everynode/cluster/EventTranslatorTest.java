package io.everynode.cluster;

import static io.everynode.cluster.Manifests.META;
import static io.everynode.cluster.Manifests.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.model.EventFacts;
import io.everynode.model.Uid;
import io.fabric8.kubernetes.api.model.Event;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventTranslatorTest {
    private EventFacts event(String yaml) {
        return EventTranslator.facts(read(Event.class, META + """
                        involvedObject: {kind: DaemonSet, namespace: logging, name: agent, uid: ds-1}
                        type: Warning
                        reason: FailedCreate
                        message: quota
                        """ + yaml)).orElseThrow();
    }

    @Test
    void isSeenFromItsFirstToItsLastTime() {
        EventFacts event = event("""
                count: 4
                firstTimestamp: "2026-11-24T06:00:01Z"
                lastTimestamp: "2026-11-24T06:00:05Z"
                """);
        assertThat(event.about()).isEqualTo(new Uid("ds-1"));
        assertThat(event.count()).isEqualTo(4);
        assertThat(event.firstSeen()).isEqualTo(Instant.parse("2026-11-24T06:00:01Z"));
        assertThat(event.lastSeen()).isEqualTo(Instant.parse("2026-11-24T06:00:05Z"));
    }

    @Test
    void ofTheNewerLibraryIsReadByItsSeries() {
        EventFacts event = event("""
                eventTime: "2026-11-24T06:00:01.5Z"
                series: {count: 9, lastObservedTime: "2026-11-24T06:00:08.25Z"}
                """);
        assertThat(event.count()).isEqualTo(9);
        assertThat(event.firstSeen()).isEqualTo(Instant.parse("2026-11-24T06:00:01.500Z"));
        assertThat(event.lastSeen()).isEqualTo(Instant.parse("2026-11-24T06:00:08.250Z"));
    }

    @Test
    void withoutAnyTimeOfItsOwnIsAsOldAsTheObject() {
        assertThat(event("").lastSeen()).isEqualTo(Instant.parse("2026-11-24T06:00:00Z"));
    }

    @Test
    void aboutAPodIsNone() {
        Event event = read(Event.class, META + "involvedObject: {kind: Pod, name: p, uid: p-1}");
        assertThat(EventTranslator.facts(event)).isEmpty();
    }
}
