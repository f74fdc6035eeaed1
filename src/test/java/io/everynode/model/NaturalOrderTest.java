package io.everynode.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NaturalOrderTest {
    @ParameterizedTest(name = "{0} before {1}")
    @CsvSource(textBlock = """
                    node-2,                 node-10
                    node-02,                node-2
                    node-009,               node-10
                    a,                      b
                    a,                      a1
                    node-1-b,               node-2-a
                    node-1,                 node-1-a
                    ip-10-0-9-1,            ip-10-0-10-1
                    x99999999999999999998,  x99999999999999999999
                    1,                      a
                    """)
    void countsAsPeopleDo(String first, String second) {
        assertThat(NaturalOrder.compare(first, second)).isNegative();
        assertThat(NaturalOrder.compare(second, first)).isPositive();
    }

    @Test
    void isZeroForEqualTextsOnly() {
        assertThat(NaturalOrder.compare("node-1", "node-1")).isZero();
        assertThat(NaturalOrder.compare("node-0", "node-00")).isNotZero();
    }

    @Test
    void sortsTheNamesOfAPool() {
        assertThat(List.of("n-10", "n-1", "n-2", "m-3").stream()
                        .sorted(NaturalOrder::compare)
                        .toList())
                .containsExactly("m-3", "n-1", "n-2", "n-10");
    }
}
