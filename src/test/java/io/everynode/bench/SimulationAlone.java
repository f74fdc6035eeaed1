package io.everynode.bench;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.everynode.packaged.PackagedJar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A world that lives in a process of its own, and the packaged product beside it, told of it by a kubeconfig. */
final class SimulationAlone implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final PackagedJar simulation;
    private final Path kubeconfig;
    private final long began;

    private SimulationAlone(PackagedJar simulation, Path kubeconfig, long began) {
        this.simulation = simulation;
        this.kubeconfig = kubeconfig;
        this.began = began;
    }

    /** @param nodes 0: as many as the world's file says, and as many DaemonSets */
    static SimulationAlone start(String world, int nodes, int daemonSets) throws IOException {
        Path kubeconfig = Files.createTempDirectory("everynode-bench").resolve("kubeconfig");
        var start = new PackagedJar.Start()
                .option("-Xmx8g")
                .config("everynode.simulation.only", true)
                .config("everynode.simulation.world", world)
                .config("everynode.simulation.kubeconfig", kubeconfig);
        if (nodes > 0) {
            start.config("everynode.simulation.nodes", nodes).config("everynode.simulation.daemon-sets", daemonSets);
        }
        var simulation = new SimulationAlone(start.go(), kubeconfig, System.nanoTime());
        await().atMost(PATIENCE).until(() -> alive(simulation.simulation) && Files.exists(kubeconfig));
        return simulation;
    }

    Path kubeconfig() {
        return kubeconfig;
    }

    /** Waits until each DaemonSet has all its pods available; returns the seconds since the start. */
    double awaitSettled() {
        await().pollInterval(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> alive(simulation) && settled());
        return seconds(began);
    }

    private boolean settled() throws Exception {
        String out = run(
                "kubectl",
                "--kubeconfig",
                kubeconfig.toString(),
                "get",
                "daemonsets",
                "-A",
                "-o",
                "jsonpath={range .items[*]}{.status.desiredNumberScheduled} {.status.numberAvailable}{\"\\n\"}{end}");
        return !out.isBlank()
                && out.lines().map(l -> l.split(" ", -1)).allMatch(p -> p.length == 2 && p[0].equals(p[1]));
    }

    PackagedJar watchedBy(String heap) {
        return new PackagedJar.Start()
                .option(heap)
                .config("everynode.source", "kubeconfig")
                .config("everynode.login", "none")
                .environment("KUBECONFIG", kubeconfig.toString())
                .go();
    }

    void awaitLive(PackagedJar product) {
        await().pollInterval(Duration.ofMillis(200))
                .atMost(PATIENCE)
                .until(() -> alive(product)
                        && cluster(product).at("/freshness/state").asText().equals("live"));
    }

    /** The cluster as the product's API tells it; a missing node until it answers. */
    static JsonNode cluster(PackagedJar product) throws IOException {
        if (product.status("/api/v1/clusters") != 200) {
            return JSON.missingNode();
        }
        return JSON.readTree(product.get("/api/v1/clusters").body()).path(0);
    }

    private static boolean alive(PackagedJar jar) {
        if (!jar.alive()) {
            throw new IllegalStateException("ended by itself: " + jar.output());
        }
        return true;
    }

    static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }

    static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    @Override
    public void close() {
        simulation.close();
    }
}
