package io.everynode.controlplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A real etcd, kube-apiserver, kube-controller-manager and kube-scheduler, with kwok's fake kubelets, on loopback. The
 * binaries are built from Go modules once per machine (some six minutes) and kept outside the checkout.
 */
public final class ControlPlane implements AutoCloseable {
    private static final Path SCRIPTS = Path.of("src", "test", "controlplane").toAbsolutePath();

    /** Names the kubeconfig of the shared one. A property, because Quarkus loads test classes more than once. */
    private static final String SHARED = "test.controlplane.kubeconfig";

    private final Path directory;

    private ControlPlane(Path directory) {
        this.directory = directory;
    }

    /** Starts one with nodes {@code node-1} to {@code node-<nodes>}, every tenth in pool {@code gpu}, in three zones. */
    public static ControlPlane start(int nodes) {
        return start(nodes, "");
    }

    /** @param apiServerFlags further flags of kube-apiserver, parted by spaces */
    public static ControlPlane start(int nodes, String apiServerFlags) {
        try {
            Path directory = Files.createTempDirectory("everynode-controlplane");
            var plane = new ControlPlane(directory);
            run(Map.of(), "build");
            run(Map.of("APISERVER_FLAGS", apiServerFlags), "up", directory.toString(), Integer.toString(nodes));
            return plane;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The kubeconfig of the one that all tests of this JVM share; it is started when first asked for. */
    public static synchronized Path shared(int nodes) {
        String running = System.getProperty(SHARED);
        if (running != null) {
            return Path.of(running);
        }
        ControlPlane plane = start(nodes);
        var down = new ProcessBuilder(SCRIPTS.resolve("down").toString(), plane.directory.toString());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                down.start().waitFor();
            } catch (IOException | InterruptedException e) {
                System.err.println("The control plane in " + plane.directory + " still runs: " + e);
            }
        }));
        System.setProperty(SHARED, plane.kubeconfig().toString());
        return plane.kubeconfig();
    }

    /** With the contexts {@code real} (admin), {@code real-viewer} and {@code real-editor} (no rights until bound). */
    public Path kubeconfig() {
        return directory.resolve("kubeconfig");
    }

    /** What the component of that name ({@code apiserver}, {@code kcm}, ...) logged so far. */
    public String log(String component) {
        try {
            return Files.readString(directory.resolve(component + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        run(Map.of(), "down", directory.toString());
    }

    private static void run(Map<String, String> environment, String script, String... arguments) {
        var command = new ArrayList<String>();
        command.add(SCRIPTS.resolve(script).toString());
        command.addAll(List.of(arguments));
        try {
            Path log = Files.createTempFile("controlplane-" + script, ".log");
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            builder.environment().put("CP_PORT", Integer.toString(threeFreePorts()));
            int code = builder.start().waitFor();
            if (code != 0) {
                throw new IllegalStateException(
                        String.join(" ", command) + " ended with " + code + ": " + Files.readString(log));
            }
            Files.delete(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int threeFreePorts() {
        return IntStream.iterate(16443, port -> port < 30000, port -> port + 3)
                .filter(port -> IntStream.range(port, port + 3).allMatch(ControlPlane::free))
                .findFirst()
                .orElseThrow();
    }

    private static boolean free(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
