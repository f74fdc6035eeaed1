package io.everynode.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerClockTest {
    private static final Instant LOCAL = Instant.parse("2026-11-24T06:00:00.300Z");

    private final ServerClock clock = new ServerClock(InstantSource.fixed(LOCAL));

    private void hear(Instant server) {
        clock.learn(DateTimeFormatter.RFC_1123_DATE_TIME.format(server.atZone(ZoneOffset.UTC)));
    }

    @Test
    void isLocalTimeUntilAnythingWasHeard() {
        assertThat(clock.instant()).isEqualTo(LOCAL);
    }

    @Test
    void isLocalTimeWhileTheTwoAgreeToTheSecond() {
        hear(LOCAL.plusMillis(700));
        hear(LOCAL.minusMillis(700));
        assertThat(clock.instant()).isEqualTo(LOCAL);
    }

    @ParameterizedTest
    @ValueSource(longs = {-600, -3, 3, 600})
    void followsAServerWhoseClockIsAnother(long seconds) {
        hear(LOCAL.plusSeconds(seconds));
        assertThat(Duration.between(LOCAL.plusSeconds(seconds), clock.instant()).abs())
                .isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void isMovedLittleByOneLateAnswerAndInTheEndByMany() {
        hear(LOCAL.plusSeconds(100));
        hear(LOCAL.plusSeconds(90));
        assertThat(clock.offset()).isBetween(Duration.ofSeconds(97), Duration.ofSeconds(99));
        for (int i = 0; i < 40; i++) {
            hear(LOCAL.plusSeconds(90));
        }
        assertThat(clock.offset()).isBetween(Duration.ofSeconds(89), Duration.ofSeconds(91));
    }

    @Test
    void learnsNothingFromWhatIsNoDate() {
        clock.learn("yesterday");
        assertThat(clock.instant()).isEqualTo(LOCAL);
    }
}
