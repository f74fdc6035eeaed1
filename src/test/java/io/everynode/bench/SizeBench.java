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
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * How large a cluster one process holds: world {@code large} in a JVM of its own, the product at {@code -Xmx512m}
 * beside it. Prints seconds to the complete overview, resident memory, and bytes of live heap per pod (what a cluster
 * of that size adds to the heap of a product that watches world {@code calm}).
 */
class SizeBench {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ONLY = System.getProperty("bench.size", "1000x10,5000x30");

    @Test
    void holds() throws Exception {
        long calm = measure("calm", 0, 0).heap();
        System.out.printf("SizeBench: live heap of the product watching world calm: %,d bytes%n", calm);
        for (String size : ONLY.split(",", -1)) {
            String[] parts = size.split("x", -1);
            int nodes = Integer.parseInt(parts[0]);
            int daemonSets = Integer.parseInt(parts[1]);
            Measured m = measure("large", nodes, daemonSets);
            System.out.printf(
                    "SizeBench: %,d nodes x %d DaemonSets, %,d pods: simulation settled after %.1f s; product at"
                            + " -Xmx512m: complete overview after %.1f s (page in %d ms, %,d bytes), resident %,d MiB, live"
                            + " heap %,d MiB, %,d bytes of heap per pod%n",
                    nodes,
                    daemonSets,
                    m.pods(),
                    m.settledSeconds(),
                    m.overviewSeconds(),
                    m.pageMillis(),
                    m.pageBytes(),
                    m.residentKib() / 1024,
                    m.heap() >> 20,
                    (m.heap() - calm) / m.pods());
        }
    }

    private record Measured(
            int pods,
            double settledSeconds,
            double overviewSeconds,
            long pageMillis,
            int pageBytes,
            long residentKib,
            long heap) {}

    private static Measured measure(String world, int nodes, int daemonSets) throws Exception {
        Path kubeconfig = Files.createTempDirectory("everynode-size").resolve("kubeconfig");
        var start = new PackagedJar.Start()
                .option("-Xmx8g")
                .config("everynode.simulation.only", true)
                .config("everynode.simulation.world", world)
                .config("everynode.simulation.kubeconfig", kubeconfig);
        if (nodes > 0) {
            start.config("everynode.simulation.nodes", nodes).config("everynode.simulation.daemon-sets", daemonSets);
        }
        long began = System.nanoTime();
        try (PackagedJar simulation = start.go()) {
            await().atMost(Duration.ofMinutes(2)).until(() -> alive(simulation) && Files.exists(kubeconfig));
            return watch(simulation, kubeconfig, began);
        }
    }

    private static Measured watch(PackagedJar simulation, Path kubeconfig, long began) throws Exception {
        await().pollInterval(Duration.ofSeconds(1))
                .atMost(Duration.ofMinutes(10))
                .until(() -> alive(simulation) && settled(kubeconfig));
        double settled = seconds(began);
        long started = System.nanoTime();
        try (PackagedJar product = new PackagedJar.Start()
                .option("-Xmx512m")
                .config("everynode.source", "kubeconfig")
                .config("everynode.login", "none")
                .environment("KUBECONFIG", kubeconfig.toString())
                .go()) {
            await().pollInterval(Duration.ofMillis(200))
                    .atMost(Duration.ofMinutes(10))
                    .until(() -> alive(product)
                            && cluster(product)
                                    .path("freshness")
                                    .path("state")
                                    .asText()
                                    .equals("live"));
            long asked = System.nanoTime();
            String page = product.get("/").body();
            double overview = seconds(started);
            long pageMillis = Duration.ofNanos(System.nanoTime() - asked).toMillis();
            int pods = cluster(product).path("pods").asInt();
            long heap = liveHeap(product.pid());
            return new Measured(pods, settled, overview, pageMillis, page.length(), residentKib(product.pid()), heap);
        }
    }

    private static boolean alive(PackagedJar jar) {
        if (!jar.alive()) {
            throw new IllegalStateException("ended by itself: " + jar.output());
        }
        return true;
    }

    private static boolean settled(Path kubeconfig) throws Exception {
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

    private static JsonNode cluster(PackagedJar product) throws IOException {
        if (product.status("/api/v1/clusters") != 200) {
            return JSON.missingNode();
        }
        return JSON.readTree(product.get("/api/v1/clusters").body()).path(0);
    }

    private static long residentKib(long pid) throws IOException {
        var matcher = Pattern.compile("VmRSS:\\s+(\\d+) kB")
                .matcher(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    /** Used heap in bytes after a full collection. */
    private static long liveHeap(long pid) throws Exception {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        run(jcmd, Long.toString(pid), "GC.run");
        var matcher = Pattern.compile("used (\\d+)K").matcher(run(jcmd, Long.toString(pid), "GC.heap_info"));
        return matcher.find() ? Long.parseLong(matcher.group(1)) * 1024 : 0;
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
