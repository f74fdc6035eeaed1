package io.everynode.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.everynode.simulation.SimulatedCluster.Options;
import io.everynode.simulation.world.WorldFile;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A simulated cluster of its own and the {@code kubectl} on the path; skipped, with a line that says so, without one. */
abstract class OverKubectl {
    static final String MANIFEST = """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: %s, namespace: default}
            spec:
              selector: {matchLabels: {app: %s}}
              template:
                metadata: {labels: {app: %s}}
                spec:
                  containers: [{name: main, image: "example/agent:1"}]
            """;

    @TempDir
    static Path directory;

    private static SimulatedCluster cluster;

    record Outcome(int code, String text) {}

    @BeforeAll
    static void start() throws IOException {
        boolean present = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
        assumeThat(present)
                .as("skipped: there is no kubectl on the path, see kubernetes.io/docs/tasks/tools")
                .isTrue();
        cluster = SimulatedCluster.start(WorldFile.load("calm"), Options.live(1, 0));
        Files.writeString(directory.resolve("kubeconfig"), cluster.kubeconfig());
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    static void create(String name) throws Exception {
        ok("create", "-f", manifest(name, text -> text).toString());
    }

    static Path manifest(String name, UnaryOperator<String> change) throws IOException {
        Path manifest = directory.resolve(name + ".yaml");
        return Files.writeString(manifest, change.apply(MANIFEST.formatted(name, name, name)));
    }

    static String ok(String... arguments) throws Exception {
        Outcome outcome = kubectl(arguments);
        assertThat(outcome.code())
                .as("kubectl %s: %s", String.join(" ", arguments), outcome.text())
                .isZero();
        return outcome.text();
    }

    static Outcome kubectl(String... arguments) throws Exception {
        Process process = start(arguments);
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(150, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), text);
    }

    static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("kubectl"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("KUBECONFIG", directory.resolve("kubeconfig").toString());
        builder.environment().put("HOME", directory.toString());
        return builder.start();
    }
}
