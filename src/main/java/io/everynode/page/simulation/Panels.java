package io.everynode.page.simulation;

import io.everynode.model.ClusterName;
import io.everynode.simulation.Panel;
import java.util.Optional;

/** Knows the knobs of the clusters that are simulated; a real cluster has none. */
public interface Panels {
    Optional<Panel> of(ClusterName cluster);
}
