package io.everynode.simulation.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Timeline timeline = new Timeline(START);
    private final List<String> happened = new CopyOnWriteArrayList<>();

    @Test
    void eventsHappenInTheOrderOfTheirTimesAndThenOfTheirAsking() {
        note("late", 2);
        note("early", 1);
        note("early too", 1);
        timeline.advance(Duration.ofSeconds(3));
        assertThat(happened).containsExactly("early at 1", "early too at 1", "late at 2");
        assertThat(timeline.instant()).isEqualTo(START.plusSeconds(3));
    }

    @Test
    void whatAnEventAsksForHappensInTheSameAdvanceIfItIsDue() {
        timeline.after(Duration.ofSeconds(1), () -> note("inner", 1));
        timeline.advance(Duration.ofSeconds(2));
        assertThat(happened).containsExactly("inner at 2");
    }

    @Test
    void whatIsNotDueYetWaits() {
        note("later", 10);
        timeline.advance(Duration.ofSeconds(9));
        assertThat(happened).isEmpty();
        assertThat(timeline.next()).isEqualTo(START.plusSeconds(10));
    }

    @Test
    void anEventOfThePastHappensNext() {
        timeline.advance(Duration.ofSeconds(5));
        timeline.at(START, () -> happened.add("overdue"));
        timeline.advance(Duration.ZERO);
        assertThat(happened).containsExactly("overdue");
    }

    @Test
    void aCancelledEventDoesNotHappen() {
        Scheduled event = timeline.after(Duration.ofSeconds(1), () -> happened.add("no"));
        event.cancel();
        timeline.advance(Duration.ofSeconds(2));
        assertThat(happened).isEmpty();
        assertThat(event.cancelled()).isTrue();
        assertThat(timeline.next()).isNull();
    }

    @Test
    void theWorkAfterEachEventRunsWithinItsInstant() {
        timeline.afterEach(() -> happened.add("after at " + seconds()));
        note("event", 1);
        timeline.advance(Duration.ofSeconds(2));
        assertThat(happened).containsExactly("event at 1", "after at 1");
    }

    @Test
    void anErrorReachesWhoeverAdvances() {
        timeline.after(Duration.ofSeconds(1), () -> {
            throw new IllegalStateException("broken");
        });
        assertThatThrownBy(() -> timeline.advance(Duration.ofSeconds(2))).hasMessage("broken");
    }

    @Nested
    class Pumped {
        private final AtomicReference<Instant> real = new AtomicReference<>(Instant.EPOCH);

        @Test
        void timeGoesAlongWithTheRealClock() {
            note("one", 1);
            timeline.pump(real::get);
            assertThat(timeline.instant()).isEqualTo(START);
            real.set(Instant.EPOCH.plusSeconds(5));
            timeline.after(Duration.ZERO, () -> happened.add("asked at " + seconds()));
            await().untilAsserted(() -> assertThat(happened).containsExactly("one at 1", "asked at 5"));
            assertThat(timeline.instant()).isEqualTo(START.plusSeconds(5));
            timeline.close();
        }

        @Test
        void anErrorDoesNotStopIt() {
            timeline.pump(real::get);
            timeline.after(Duration.ZERO, () -> {
                throw new IllegalStateException("broken");
            });
            timeline.after(Duration.ZERO, () -> happened.add("still going"));
            await().untilAsserted(() -> assertThat(happened).containsExactly("still going"));
            timeline.close();
        }

        @Test
        void itCannotBeAdvancedByHandNorPumpedTwice() {
            timeline.pump(real::get);
            assertThatThrownBy(() -> timeline.advance(Duration.ofSeconds(1))).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> timeline.pump(real::get)).isInstanceOf(IllegalStateException.class);
            timeline.close();
        }

        @Test
        void nothingHappensOnceItIsClosed() {
            timeline.pump(real::get);
            timeline.close();
            timeline.close();
            List<String> before = new ArrayList<>(happened);
            timeline.after(Duration.ofSeconds(1), () -> happened.add("too late"));
            real.set(Instant.EPOCH.plusSeconds(5));
            assertThat(happened).isEqualTo(before);
        }
    }

    private void note(String name, long afterSeconds) {
        timeline.after(Duration.ofSeconds(afterSeconds), () -> happened.add(name + " at " + seconds()));
    }

    private long seconds() {
        return Duration.between(START, timeline.instant()).toSeconds();
    }
}
