package io.everynode.simulation;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Serves the API of the simulated clusters and nothing else, and says where their kubeconfig is. */
public final class ServeAlone implements AutoCloseable {
    private final List<SimulatedCluster> clusters;
    private final Path kubeconfig;

    private ServeAlone(List<SimulatedCluster> clusters, Path kubeconfig) {
        this.clusters = clusters;
        this.kubeconfig = kubeconfig;
    }

    /** Starts the configured worlds, writes their kubeconfig and prints its path. */
    public static ServeAlone start(SimulationConfig config, PrintStream out) {
        List<SimulatedCluster> clusters = SimulatedClusters.start(config);
        try {
            Path path = config.kubeconfig().orElse(temporary());
            write(path, Kubeconfig.of(clusters));
            for (SimulatedCluster cluster : clusters) {
                out.println("Serving the simulated cluster " + cluster.name() + " at " + cluster.url());
            }
            out.println("kubeconfig: " + path.toAbsolutePath());
            return new ServeAlone(clusters, path);
        } catch (IOException e) {
            clusters.forEach(SimulatedCluster::close);
            throw new UncheckedIOException(
                    "everynode.simulation.kubeconfig: expected a file that can be written: " + e.getMessage(), e);
        }
    }

    public Path kubeconfig() {
        return kubeconfig;
    }

    @Override
    public void close() {
        clusters.forEach(SimulatedCluster::close);
    }

    private static Path temporary() {
        return Path.of(
                System.getProperty("java.io.tmpdir"),
                "everynode-" + ProcessHandle.current().pid() + ".kubeconfig");
    }

    /** Whole or not at all, as somebody may be waiting for it; for its owner only, as it holds tokens. */
    private static void write(Path path, String text) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(
                folder,
                ".kubeconfig",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, text);
        Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING);
    }
}
