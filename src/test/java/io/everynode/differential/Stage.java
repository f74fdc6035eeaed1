package io.everynode.differential;

import io.everynode.controlplane.ControlPlane;
import io.everynode.simulation.SimulatedCluster;
import io.everynode.simulation.SimulatedCluster.Options;
import io.everynode.simulation.world.WorldFile;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** The cluster on which the script is played: four nodes that have nothing to do. */
abstract sealed class Stage implements AutoCloseable {
    private final Path kubeconfig;
    private final KubernetesClient client;

    private Stage(Path kubeconfig) {
        this.kubeconfig = kubeconfig;
        this.client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
                .build();
    }

    static Stage simulated() {
        Instant present = Instant.parse("2026-11-24T09:00:00Z");
        try {
            var cluster = SimulatedCluster.start(
                    WorldFile.load("src/test/resources/worlds/stage.yaml"), Options.standing(7, present));
            Path kubeconfig = Files.writeString(Files.createTempFile("everynode", ".kubeconfig"), cluster.kubeconfig());
            return new Simulated(cluster, kubeconfig);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stage real() {
        return new Real(ControlPlane.start(4));
    }

    KubernetesClient client() {
        return client;
    }

    Kubectl kubectl() {
        return new Kubectl(Kubectl.find().orElseThrow(), kubeconfig);
    }

    /** The cluster's own time. */
    abstract InstantSource clock();

    /** Lets the span pass, or waits until things are as they should be and stay so; what comes of it is for others to judge. */
    abstract void settle(Duration span, BooleanSupplier asExpected);

    @Override
    public void close() {
        client.close();
    }

    private static final class Simulated extends Stage {
        private final SimulatedCluster cluster;

        Simulated(SimulatedCluster cluster, Path kubeconfig) {
            super(kubeconfig);
            this.cluster = cluster;
        }

        @Override
        InstantSource clock() {
            return cluster.clock();
        }

        @Override
        void settle(Duration span, BooleanSupplier asExpected) {
            cluster.advance(span);
        }

        @Override
        public void close() {
            super.close();
            cluster.close();
        }
    }

    private static final class Real extends Stage {
        private static final Duration QUIET = Duration.ofMillis(800);
        private static final Duration PATIENCE = Duration.ofSeconds(45);

        private final ControlPlane plane;

        Real(ControlPlane plane) {
            super(plane.kubeconfig());
            this.plane = plane;
        }

        @Override
        InstantSource clock() {
            return Objects.requireNonNull(InstantSource.system());
        }

        @Override
        void settle(Duration span, BooleanSupplier asExpected) {
            try {
                Awaitility.await()
                        .pollInterval(Duration.ofMillis(150))
                        .during(QUIET)
                        .atMost(span.compareTo(PATIENCE) > 0 ? span : PATIENCE)
                        .until(asExpected::getAsBoolean);
            } catch (ConditionTimeoutException e) {
                // What is different then, the comparison shows.
            }
        }

        @Override
        public void close() {
            super.close();
            plane.close();
        }
    }
}
