package io.everynode.page;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** How nodes are grouped in strips and grids. */
@ConfigMapping(prefix = "everynode")
public interface PoolConfig {
    /** Node labels that name a pool; of those that a node carries the first wins. Nodes with none are one pool. */
    @WithDefault("karpenter.sh/nodepool,eks.amazonaws.com/nodegroup,cloud.google.com/gke-nodepool,"
            + "kubernetes.azure.com/agentpool,pool")
    List<String> poolLabels();
}
