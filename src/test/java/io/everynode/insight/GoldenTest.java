package io.everynode.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
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
    private static final boolean WRITE = Boolean.getBoolean("golden.write");

    static Stream<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(f -> f.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void says(String name) throws IOException {
        Path folder = CASES.resolve(name);
        String said = new Telling(GoldenCluster.play(folder)).yaml();
        Path out = folder.resolve("out.yaml");
        if (WRITE) {
            Files.writeString(out, said);
        }
        assertThat(said).isEqualTo(Files.readString(out));
    }
}
