package io.everynode.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T07:13:05.700Z");

    @ParameterizedTest
    @CsvSource({
        "PT-5S, 0 s",
        "PT59.9S, 59 s",
        "PT60S, 1 min",
        "PT59M59S, 59 min",
        "PT1H, 1 h",
        "PT1H12M, 1 h 12 min",
        "PT23H59M, 23 h 59 min",
        "PT24H, 1 d",
        "P364D, 364 d",
        "P365D, 1 y",
        "P800D, 2 y"
    })
    void twoUnitsAtMost(Duration age, String words) {
        assertThat(Ages.inWords(age)).isEqualTo(words);
    }

    @Test
    void anAgeIsTheSameFactHoweverMuchTimeWentBy() {
        Instant since = NOW.minusSeconds(90);

        assertThat(Age.of(since, NOW)).isEqualTo(Age.of(since, NOW.plusSeconds(600)));
        assertThat(Age.of(since, NOW)).isNotEqualTo(Age.of(since.plusSeconds(1), NOW));
    }

    @Test
    void theExactTimeIsWholeSecondsInUtc() {
        Age age = Age.of(NOW, NOW);

        assertThat(age.datetime()).isEqualTo("2026-11-24T07:13:05Z");
        assertThat(age.exact()).isEqualTo("2026-11-24 07:13:05 UTC");
    }
}
