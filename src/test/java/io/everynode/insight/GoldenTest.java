package io.everynode.insight;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every folder under {@code golden/} is a cluster ({@code in-*.yaml}, one file a moment) and what is said of it at the
 * last moment ({@code out.yaml}). A bug report becomes a folder. {@code -Dgolden.write=true} writes {@code out.yaml} anew;
 * read the difference before you keep it.
 */
class GoldenTest {
    private static final Path CASES = Path.of("src/test/resources/golden");

    static Stream<String> cases() throws IOException {
        return GoldenCluster.cases(CASES);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void says(String name) throws IOException {
        Path folder = CASES.resolve(name);
        GoldenCluster.holds(folder.resolve("out.yaml"), new Telling(GoldenCluster.play(folder)).yaml());
    }
}
