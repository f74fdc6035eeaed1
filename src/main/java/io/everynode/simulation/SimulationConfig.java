package io.everynode.simulation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The simulated clusters, and whether they are all that is served. */
@ConfigMapping(prefix = "everynode.simulation")
public interface SimulationConfig {
    /** Which worlds: {@code demo}, {@code calm}, {@code large}, or files of one's own; several make several clusters. */
    @WithDefault("demo")
    List<String> world();

    /** Whether only the simulated API is served, without dashboard: for kubectl, tests and benches. */
    @WithDefault("false")
    boolean only();

    /** The loopback port of the API; 0 takes any free one. Of several worlds the second has the next port, and so on. */
    @WithDefault("0")
    int port();

    /** Where the kubeconfig is written when only the API is served; a temporary file if it is not said. The path is printed. */
    Optional<Path> kubeconfig();

    /** The same seed gives the same history: which pull fails, which node comes next, every name. */
    @WithDefault("7")
    long seed();

    /** How many nodes the world {@code large} has. */
    @WithDefault("5000")
    int nodes();

    /** How many DaemonSets the world {@code large} has, each with a pod on every node. */
    @WithDefault("30")
    int daemonSets();
}
