package io.everynode.simulation;

import io.everynode.simulation.SimulatedCluster.Options;
import io.everynode.simulation.world.LargeWorld;
import io.everynode.simulation.world.World;
import io.everynode.simulation.world.WorldFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Starts the simulated clusters that the configuration names. */
public final class SimulatedClusters {
    private SimulatedClusters() {}

    /**
     * Starts them in the order of the configuration.
     *
     * @throws RuntimeException with a message that names file or key, field and what was expected
     */
    public static List<SimulatedCluster> start(SimulationConfig config) {
        Set<String> names = new HashSet<>();
        List<World> worlds = new ArrayList<>();
        for (String name : config.world()) {
            World world =
                    name.equals("large") ? LargeWorld.of(config.nodes(), config.daemonSets()) : WorldFile.load(name);
            if (!names.add(world.name())) {
                throw new IllegalArgumentException(
                        "everynode.simulation.world: expected different worlds, found two named " + world.name());
            }
            worlds.add(world);
        }
        List<SimulatedCluster> clusters = new ArrayList<>();
        for (World world : worlds) {
            int port = config.port() == 0 ? 0 : config.port() + clusters.size();
            clusters.add(SimulatedCluster.start(world, Options.live(config.seed(), port)));
        }
        return List.copyOf(clusters);
    }
}
