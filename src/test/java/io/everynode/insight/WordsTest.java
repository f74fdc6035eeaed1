package io.everynode.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.model.NodeName;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "-PT5S, 0 s",
        "PT0S, 0 s",
        "PT59.9S, 59 s",
        "PT60S, 1 min",
        "PT59M59S, 59 min",
        "PT60M, 1 h",
        "PT61M, 1 h 1 min",
        "PT72M, 1 h 12 min",
        "PT23H59M, 23 h 59 min",
        "PT24H, 1 d",
        "PT71H59M, 2 d",
        "P90D, 90 d"
    })
    void anAgeHasTwoUnitsAtMost(Duration age, String words) {
        assertThat(Words.age(age)).isEqualTo(words);
    }

    @Test
    void namesUpToThree() {
        assertThat(Stream.of(
                                List.<String>of(),
                                List.of("a"),
                                List.of("a", "b"),
                                List.of("a", "b", "c"),
                                List.of("a", "b", "c", "d"))
                        .map(Words::list))
                .containsExactly("", "a", "a and b", "a, b and c", "a and 3 more");
    }

    @Test
    void namesNodesInTheirNaturalOrderWhereAllAreNamed() {
        var three = Stream.of("node-10", "node-9", "node-2").map(NodeName::new).toList();

        assertThat(Words.nodes(three)).isEqualTo("node-2, node-9 and node-10");
    }

    @Test
    void namesEveryOneOrAsManyAsAreRead() {
        assertThat(Words.every(List.of())).isEmpty();
        assertThat(Words.every(List.of("a"))).isEqualTo("a");
        assertThat(Words.every(List.of("a", "b", "c", "d"))).isEqualTo("a, b, c and d");
        assertThat(Words.upTo(2, List.of("a", "b"))).isEqualTo("a and b");
        assertThat(Words.upTo(2, List.of("a", "b", "c"))).isEqualTo("a, b and 1 more");
    }

    @Test
    void quotesTheFirstLineAndNoMoreThanCanBeRead() {
        assertThat(Words.telling("  one\ntwo ")).isEqualTo("one");
        assertThat(Words.telling("x".repeat(160))).isEqualTo("x".repeat(160));
        assertThat(Words.telling("x".repeat(161))).isEqualTo("x".repeat(160) + "…");
        assertThat(Words.quoted(" ")).isEmpty();
    }
}
