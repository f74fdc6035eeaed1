package io.everynode.whole;

import io.everynode.controlplane.ControlPlane;
import io.everynode.simulation.SimulatedCluster;
import io.everynode.simulation.SimulatedCluster.Options;
import io.everynode.simulation.world.WorldFile;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cluster that a test runs over, reached by its kubeconfig alone: a simulated one, or with
 * {@code -Dtest.cluster=real} (profile {@code controlplane}) a real control plane.
 */
public class ClusterUnderTest implements QuarkusTestResourceLifecycleManager {
    public static final int NODES = 40;
    private static final String KUBECONFIG = "kubeconfig";

    private @Nullable AutoCloseable cluster;

    public static boolean real() {
        return "real".equals(System.getProperty("test.cluster"));
    }

    /** The cluster's name in the product's addresses. */
    public static String name() {
        return real() ? "real" : "fleet";
    }

    /** Who may do everything, beside the product. */
    public static KubernetesClient admin() {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig().toFile()))
                .build();
    }

    public static Path kubeconfig() {
        return Path.of(System.getProperty(KUBECONFIG));
    }

    @Override
    public Map<String, String> start() {
        // By this property fabric8 finds the kubeconfig, as it does by the environment variable that kubectl knows.
        System.setProperty(KUBECONFIG, (real() ? ControlPlane.shared(NODES) : startSimulated()).toString());
        return Map.of("everynode.source", "kubeconfig", "everynode.contexts", name(), "everynode.login", "none");
    }

    private Path startSimulated() {
        SimulatedCluster simulated =
                SimulatedCluster.start(WorldFile.load("src/test/resources/worlds/fleet.yaml"), Options.live(7, 0));
        cluster = simulated;
        try {
            return Files.writeString(Files.createTempFile("everynode", ".kubeconfig"), simulated.kubeconfig());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        System.clearProperty(KUBECONFIG);
        if (cluster != null) {
            try {
                cluster.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
