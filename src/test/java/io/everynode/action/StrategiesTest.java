package io.everynode.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategiesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            RollingUpdate | 2   | -   | RollingUpdate with maxUnavailable 2   | {"type":"RollingUpdate","rollingUpdate":{"maxUnavailable":2,"maxSurge":0}}
            RollingUpdate | 25% | 0   | RollingUpdate with maxUnavailable 25% | {"type":"RollingUpdate","rollingUpdate":{"maxUnavailable":"25%","maxSurge":0}}
            RollingUpdate | -   | 10% | RollingUpdate with maxSurge 10%       | {"type":"RollingUpdate","rollingUpdate":{"maxUnavailable":0,"maxSurge":"10%"}}
            RollingUpdate | -   | -   | RollingUpdate with maxUnavailable 1   | {"type":"RollingUpdate","rollingUpdate":{"maxUnavailable":1,"maxSurge":0}}
            OnDelete      | -   | -   | OnDelete                              | {"type":"OnDelete","rollingUpdate":null}
            """)
    void areReadSaidAndWritten(
            String type, @Nullable String unavailable, @Nullable String surge, String words, String json) {
        var strategy = Strategies.of(type, unavailable, surge);

        assertThat(Strategies.words(strategy)).isEqualTo(words);
        assertThat(Strategies.json(strategy).toString()).isEqualTo(json);
        assertThat(Strategies.same(strategy, Strategies.json(strategy))).isTrue();
        assertThat(Strategies.same(strategy, Strategies.json(Strategies.of("RollingUpdate", "7", null))))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            Recreate      | -    | -  | type: expected RollingUpdate or OnDelete
            -             | 1    | -  | type: expected RollingUpdate or OnDelete
            OnDelete      | 1    | -  | maxUnavailable: expected none beside OnDelete
            OnDelete      | -    | 1  | maxSurge: expected none beside OnDelete
            RollingUpdate | 1    | 1  | maxSurge: expected 0 beside a maxUnavailable that is not
            RollingUpdate | 0    | 0  | maxUnavailable: expected more than 0 where maxSurge is 0
            RollingUpdate | two  | -  | maxUnavailable: expected a number of nodes such as 2
            RollingUpdate | -1   | -  | maxUnavailable: expected a number of nodes such as 2
            RollingUpdate | 101% | -  | maxUnavailable: expected no more than 100%
            """)
    void thatCannotBeAreRefusedByField(
            @Nullable String type, @Nullable String unavailable, @Nullable String surge, String message) {
        assertThatThrownBy(() -> Strategies.of(type, unavailable, surge)).hasMessageStartingWith(message);
    }
}
