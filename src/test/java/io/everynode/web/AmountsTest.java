package io.everynode.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "50, 50m", "999, 999m", "1000, 1", "1850, 1.85", "15890, 15.9", "16000, 16", "123456, 123"})
    void cpuIsInThousandthsBelowACoreAndInCoresAbove(long millis, String words) {
        assertThat(Amounts.cpu(millis)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "134217728, 128 MiB",
        "1610612736, 1.5 GiB",
        "64209761894, 59.8 GiB",
        "1099511627776, 1 TiB"
    })
    void memoryIsInBinaryUnits(long bytes, String words) {
        assertThat(Amounts.memory(bytes)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0, 100, 0 %", "1, 5000, under 0.1 %", "66, 1000, 6.6 %", "5, 100, 5 %", "1, 3, 33 %", "3, 3, 100 %"})
    void aShareHasADecimalOnlyBelowTen(long part, long whole, String words) {
        assertThat(Amounts.share(part, whole)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "0, 0"})
    void thereIsNoShareOfNothing(long part, long whole) {
        assertThat(Amounts.share(part, whole)).isEmpty();
    }
}
