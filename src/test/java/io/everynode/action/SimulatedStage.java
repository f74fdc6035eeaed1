package io.everynode.action;

import io.everynode.simulation.SimulatedCluster;
import io.everynode.simulation.world.WorldFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A stage on the calm world, whose time moves. */
record SimulatedStage(SimulatedCluster cluster, Stage stage) implements AutoCloseable {
    static SimulatedStage open() {
        SimulatedCluster cluster = SimulatedCluster.start(WorldFile.load("calm"), SimulatedCluster.Options.live(1, 0));
        try {
            Path kubeconfig = Files.createTempFile("everynode", ".kubeconfig");
            Files.writeString(kubeconfig, cluster.kubeconfig());
            return new SimulatedStage(cluster, new Stage(kubeconfig));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stage.close();
        cluster.close();
    }
}
