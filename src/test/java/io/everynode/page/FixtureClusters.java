package io.everynode.page;

import io.everynode.cluster.Clusters;
import io.everynode.model.ClusterName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.util.List;

/** Those of the {@link FixtureBoard}: nobody connects to anything. */
@Alternative
@ApplicationScoped
public class FixtureClusters extends Clusters {
    @Inject
    FixtureBoard board;

    @Override
    public List<ClusterName> names() {
        return board.clusters();
    }
}
