package io.everynode.simulation.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.simulation.control.EventCorrelator.Decision;
import io.everynode.simulation.control.EventCorrelator.Event;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventCorrelatorTest {
    private final EventCorrelator correlator = new EventCorrelator();
    private Instant now = Instant.EPOCH;
    private int written;

    @Test
    void anEventThatRepeatsIsCounted() {
        assertThat(tell("Created pod: a")).isInstanceOf(Decision.Write.class);
        assertThat(tell("Created pod: a"))
                .isInstanceOfSatisfying(
                        Decision.Count.class, count -> assertThat(count.count()).isEqualTo(2));
    }

    @Test
    void fromTheEleventhOnSimilarOnesArePutTogether() {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            decisions.add(tell("Created pod: " + i));
        }
        assertThat(decisions.subList(0, 10))
                .allMatch(d -> d instanceof Decision.Write(var key, var text) && !text.startsWith("(combined"));
        assertThat(decisions.get(10))
                .isInstanceOfSatisfying(
                        Decision.Write.class,
                        w -> assertThat(w.message()).isEqualTo("(combined from similar events): Created pod: 10"));
        assertThat(decisions.get(11))
                .isInstanceOfSatisfying(
                        Decision.Count.class, c -> assertThat(c.count()).isEqualTo(2));
    }

    @Test
    void afterTenQuietMinutesTheyAreToldApartAgain() {
        for (int i = 0; i < 12; i++) {
            tell("Created pod: " + i);
        }
        now = now.plusSeconds(601);
        assertThat(tell("Created pod: again"))
                .isInstanceOfSatisfying(
                        Decision.Write.class, w -> assertThat(w.message()).isEqualTo("Created pod: again"));
    }

    @Test
    void anObjectHasTwentyFiveAtOnceAndOneMoreEveryFiveMinutes() {
        int told = 0;
        for (int i = 0; i < 40; i++) {
            told += tell("same") instanceof Decision.Drop ? 0 : 1;
        }
        assertThat(told).isEqualTo(25);
        now = now.plusSeconds(300);
        assertThat(tell("same")).isNotInstanceOf(Decision.Drop.class);
        assertThat(tell("same")).isInstanceOf(Decision.Drop.class);
    }

    @Test
    void aForgottenEventIsWrittenAnew() {
        Decision.Write first = (Decision.Write) tell("x");
        Event event = new Event(new ObjectKey(Kind.EVENT, "n", "e1"), "1");
        assertThat(correlator.lastOf(first.key(), event)).isEqualTo(now);
        correlator.forget(first.key(), event);
        assertThat(correlator.lastOf(first.key(), event)).isNull();
        assertThat(tell("x")).isInstanceOf(Decision.Write.class);
    }

    private Decision tell(String message) {
        Decision decision = correlator.correlate("uid", "Normal", "SuccessfulCreate", message, now);
        if (decision instanceof Decision.Write write) {
            written++;
            correlator.written(write.key(), new Event(new ObjectKey(Kind.EVENT, "n", "e" + written), "" + written));
        }
        return decision;
    }
}
