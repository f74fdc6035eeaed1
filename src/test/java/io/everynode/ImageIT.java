package io.everynode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The container image as Jib builds it, here on an empty base: layers, user, entrypoint, environment. */
class ImageIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path unpacked;

    private static JsonNode manifest = JSON.missingNode();
    private static JsonNode config = JSON.missingNode();

    @BeforeAll
    static void unpack() throws Exception {
        run("tar", "-xf", Path.of("target", "image-on-scratch.tar").toString(), "-C", unpacked.toString());
        manifest = JSON.readTree(unpacked.resolve("manifest.json").toFile()).get(0);
        config = JSON.readTree(unpacked.resolve(manifest.get("Config").asText()).toFile())
                .get("config");
    }

    @Test
    void runsAsANumberedUserWithoutRights() {
        assertThat(config.get("User").asText()).isEqualTo("10001:10001");
    }

    @Test
    void listensOnEveryAddressOnlyInsideTheImage() {
        assertThat(texts(config.get("Env"))).contains("QUARKUS_HTTP_HOST=0.0.0.0");
    }

    @Test
    void startsThePackagedJar() {
        assertThat(texts(config.get("Entrypoint"))).startsWith("java").endsWith("-jar", "/app/quarkus-run.jar");
    }

    @Test
    void carriesLibrariesInALayerOfTheirOwnAndNothingTwice() throws Exception {
        List<List<String>> layers = new ArrayList<>();
        for (String layer : texts(manifest.get("Layers"))) {
            layers.add(run("tar", "-tzf", unpacked.resolve(layer).toString()));
        }
        assertThat(layers).hasSize(2);
        assertThat(layers.get(0)).anyMatch(f -> f.startsWith("app/lib/main/")).noneMatch(f -> f.endsWith("-run.jar"));
        assertThat(layers.get(1))
                .contains("app/quarkus-run.jar")
                .noneMatch(f -> f.startsWith("app/lib/") && f.endsWith(".jar"));
        assertThat(layers).allSatisfy(files -> assertThat(files).noneMatch(f -> f.startsWith("unused/")));
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(n -> texts.add(n.asText()));
        return texts;
    }

    private static List<String> run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
        return out.lines().toList();
    }
}
