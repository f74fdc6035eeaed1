package io.everynode.page.simulation;

import io.everynode.model.ClusterName;
import io.everynode.simulation.Panel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The knobs of the clusters that are simulated; a real cluster has none. */
@ApplicationScoped
public class Panels {
    private final Map<ClusterName, Panel> panels = new ConcurrentHashMap<>();

    /** Makes a cluster's pages show the panel from now on. */
    public void add(ClusterName cluster, Panel panel) {
        panels.put(cluster, panel);
    }

    Optional<Panel> of(ClusterName cluster) {
        return Optional.ofNullable(panels.get(cluster));
    }
}
