package io.everynode.simulation.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChanceTest {
    private final Chance chance = new Chance(7);

    @Test
    void theSameSeedAndQuestionGiveTheSameAnswer() {
        assertThat(new Chance(7).of("pod")).isEqualTo(chance.of("pod"));
        assertThat(new Chance(8).of("pod")).isNotEqualTo(chance.of("pod"));
        assertThat(chance.of("dop")).isNotEqualTo(chance.of("pod"));
    }

    @Test
    void oneInFiftyIsOneInFifty() {
        long hits = IntStream.range(0, 20_000)
                .filter(i -> chance.happens(0.02, "pull/" + i))
                .count();
        assertThat(hits).isBetween(330L, 470L);
    }

    @Test
    void spansAreSpreadOverTheirWholeWidth() {
        Duration least = Duration.ofMillis(100);
        Duration most = Duration.ofMillis(200);
        var spans = IntStream.range(0, 2_000)
                .mapToObj(i -> chance.between(least, most, "x" + i))
                .toList();
        assertThat(spans).allMatch(s -> s.compareTo(least) >= 0 && s.compareTo(most) <= 0);
        assertThat(spans.stream().distinct().count()).isGreaterThan(95);
    }
}
