package io.everynode.cluster;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Which clusters are shown. */
@ConfigMapping(prefix = "everynode")
public interface SourceConfig {
    /**
     * {@code auto} is in-cluster where there is a service account, else the kubeconfig where there is one, else
     * simulated.
     */
    @WithDefault("auto")
    Source source();

    /** Contexts of the kubeconfig, {@code *} for all; without it the current one. Each becomes a cluster. */
    Optional<List<String>> contexts();

    /** What may be written in {@code everynode.source}. */
    enum Source {
        AUTO,
        SIMULATED,
        KUBECONFIG,
        IN_CLUSTER
    }
}
