package io.everynode.bench;

import io.everynode.packaged.PackagedJar;
import java.io.IOException;
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
        try (SimulationAlone simulation = SimulationAlone.start(world, nodes, daemonSets)) {
            double settled = simulation.awaitSettled();
            long started = System.nanoTime();
            try (PackagedJar product = simulation.watchedBy("-Xmx512m")) {
                simulation.awaitLive(product);
                long asked = System.nanoTime();
                String page = product.get("/").body();
                double overview = SimulationAlone.seconds(started);
                long pageMillis = Duration.ofNanos(System.nanoTime() - asked).toMillis();
                int pods = SimulationAlone.cluster(product).path("pods").asInt();
                long heap = liveHeap(product.pid());
                return new Measured(
                        pods, settled, overview, pageMillis, page.length(), residentKib(product.pid()), heap);
            }
        }
    }

    private static long residentKib(long pid) throws IOException {
        var matcher = Pattern.compile("VmRSS:\\s+(\\d+) kB")
                .matcher(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    /** Used heap in bytes after a full collection. */
    private static long liveHeap(long pid) throws Exception {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        SimulationAlone.run(jcmd, Long.toString(pid), "GC.run");
        var matcher =
                Pattern.compile("used (\\d+)K").matcher(SimulationAlone.run(jcmd, Long.toString(pid), "GC.heap_info"));
        return matcher.find() ? Long.parseLong(matcher.group(1)) * 1024 : 0;
    }
}
