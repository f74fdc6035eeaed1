package io.everynode.simulation.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.everynode.simulation.schema.Typed.Mistyped;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a kube-apiserver 1.36 was seen to make of a quantity. */
class QuantitiesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.0, 0",
        "-0, 0",
        "0Gi, 0",
        "., 0",
        "-, 0",
        "m, 0",
        "1, 1",
        "+1, +1",
        "007, 007",
        "1., 1.",
        ".5, 500m",
        "0.5, 500m",
        "-1.5, -1500m",
        "1.0, 1",
        "1.50, 1500m",
        "1000m, 1",
        "1500m, 1500m",
        "010m, 010m",
        "100m, 100m",
        "1000, 1k",
        "1500, 1500",
        "2000, 2k",
        "12000000, 12M",
        "128974848, 128974848",
        "1000M, 1G",
        "0.5G, 500M",
        "1e3, 1e3",
        "1E3, 1E3",
        "12e0, 12e0",
        "1.5e4, 1.5e4",
        "15e4, 150e3",
        "100e-1, 10",
        "1e99, 1e99",
        "1Ki, 1Ki",
        "0.5Ki, 512",
        "1023Ki, 1023Ki",
        "1024Ki, 1Mi",
        "1024Mi, 1Gi",
        "8Gi, 8Gi",
        "0.25Gi, 256Mi",
        "1.5Gi, 1536Mi",
        "0.3Gi, 322122547200m",
        "1000Mi, 1000Mi",
        "64Gi, 64Gi",
        "1048576Gi, 1Pi",
        "99E, 99E",
    })
    void readsBackAsKubernetesWritesIt(String written, String kept) {
        assertThat(Quantities.canonical(written, Quantities.NANO)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1m,         100u, 1m",
        "100u,         100u, 1m",
        "0.0000000001, 1n,   1m",
        "1e-99,        1e-9, 1e-3",
        "1500u,        1500u, 2m",
        "0.0005,       500u, 1m",
        "250m,         250m, 250m",
    })
    void roundsUpToThousandthsInAResourceList(String written, String anywhere, String inList) {
        assertThat(Quantities.canonical(written, Quantities.NANO)).isEqualTo(anywhere);
        assertThat(Quantities.canonical(written, Quantities.MILLI)).isEqualTo(inList);
    }

    @Test
    void knowsAMostForWhatIsCountedInPowersOfTwo() {
        assertThat(Quantities.canonical("99Ei", Quantities.NANO)).isEqualTo("9223372036854775807");
        assertThat(Quantities.canonical("-99Ei", Quantities.NANO)).isEqualTo("-9223372036854775807");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1,5", "1 Gi", "one", "0x10", "1.2.3", "1Mib"})
    void refusesWhatIsNoQuantity(String text) {
        assertThatThrownBy(() -> Quantities.canonical(text, Quantities.NANO))
                .isInstanceOf(Mistyped.class)
                .hasMessageStartingWith("quantities must match the regular expression");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1K", "1mm", "--1", "1e", "1e+", "1Gi3", "1e99999999999"})
    void refusesWhatHasNoSuchSuffix(String text) {
        assertThatThrownBy(() -> Quantities.canonical(text, Quantities.NANO))
                .isInstanceOf(Mistyped.class)
                .hasMessage("unable to parse quantity's suffix");
    }

    static Stream<String> quantities() {
        var random = new Random(11);
        String[] suffixes = {"", "m", "u", "k", "M", "G", "Ki", "Mi", "Gi", "e2", "e-3"};
        return IntStream.range(0, 500)
                .mapToObj(i -> random.nextInt(100_000)
                        + (random.nextBoolean() ? "." + random.nextInt(1_000) : "")
                        + suffixes[random.nextInt(suffixes.length)]);
    }

    @ParameterizedTest
    @MethodSource("quantities")
    void staysAsItIsOnceWritten(String quantity) {
        String kept = Quantities.canonical(quantity, Quantities.NANO);
        assertThat(Quantities.canonical(kept, Quantities.NANO)).isEqualTo(kept);
    }
}
