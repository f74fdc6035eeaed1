package io.everynode.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.model.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1m", "1850, 1850m", "1000, 1", "16000, 16"})
    void cpuIsInCoresWhereWholeElseInThousandths(long millis, String written) {
        assertThat(Quantity.ofCpu(new Resources(millis, 0, 0))).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "1000, 1000",
        "1024, 1Ki",
        "1536, 1536",
        "1048576, 1Mi",
        "68719476736, 64Gi",
        "33606860800, 32050Mi",
        "9223372036854775807, 9223372036854775807",
        "1152921504606846976, 1Ei"
    })
    void memoryIsInTheLargestUnitInWhichItIsWhole(long bytes, String written) {
        assertThat(Quantity.ofMemory(new Resources(0, bytes, 0))).isEqualTo(written);
    }
}
