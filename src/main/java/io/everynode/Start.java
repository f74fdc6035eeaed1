package io.everynode;

import io.everynode.board.RunningBoard;
import io.everynode.cluster.Clusters;
import io.everynode.cluster.SourceConfig;
import io.everynode.cluster.Target;
import io.everynode.cluster.Targets;
import io.everynode.login.Gate;
import io.everynode.model.ClusterName;
import io.everynode.page.simulation.Panels;
import io.everynode.simulation.SimulatedCluster;
import io.everynode.simulation.SimulatedClusters;
import io.everynode.simulation.SimulationConfig;
import io.fabric8.kubernetes.client.Config;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.Optional;

/** Connects what the configuration names: source, clusters, board. Whatever is wrong there is said before a port opens. */
@ApplicationScoped
class Start {
    private final SourceConfig sources;
    private final SimulationConfig simulation;
    private final Clusters clusters;
    private final RunningBoard board;
    private final Gate gate;
    private final Panels panels;
    private List<SimulatedCluster> simulated = List.of();

    Start(
            SourceConfig sources,
            SimulationConfig simulation,
            Clusters clusters,
            RunningBoard board,
            Gate gate,
            Panels panels) {
        this.sources = sources;
        this.simulation = simulation;
        this.clusters = clusters;
        this.board = board;
        this.gate = gate;
        this.panels = panels;
    }

    void connect(@Observes @Priority(Interceptor.Priority.APPLICATION) StartupEvent start) {
        try {
            List<Target> targets = targets();
            gate.decide((int)
                    targets.stream().filter(t -> !t.kind().equals("simulated")).count());
            clusters.start(targets);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage(), e);
        }
        board.start(clusters.names().stream()
                .map(clusters::source)
                .flatMap(Optional::stream)
                .toList());
    }

    private List<Target> targets() {
        return switch (Targets.resolve(sources.source())) {
            case KUBECONFIG -> Targets.ofKubeconfig(sources.contexts().orElse(List.of()));
            case IN_CLUSTER -> List.of(Targets.inCluster());
            case SIMULATED, AUTO -> simulate();
        };
    }

    private List<Target> simulate() {
        simulated = SimulatedClusters.start(simulation);
        simulated.forEach(c -> panels.add(new ClusterName(c.name()), c.panel()));
        return simulated.stream().map(Start::target).toList();
    }

    private static Target target(SimulatedCluster cluster) {
        Config config = Config.fromKubeconfig(cluster.kubeconfig());
        return new Target(new ClusterName(cluster.name()), cluster.name(), "simulated", config, cluster.clock());
    }

    @PreDestroy
    void stop() {
        simulated.forEach(SimulatedCluster::close);
    }
}
