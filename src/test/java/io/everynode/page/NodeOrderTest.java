package io.everynode.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.model.Nodes;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeOrderTest {
    private static final PoolConfig POOLS = () -> List.of("karpenter.sh/nodepool", "pool");

    private static Nodes nodes(ClusterFixture cluster) {
        return cluster.view(1).snapshot().nodes();
    }

    @Test
    void poolsStandByNameAndTheirNodesByNumber() {
        Nodes nodes = nodes(new ClusterFixture("c").nodes(11, "general", "a").nodes(2, "edge", "b"));

        NodeOrder order = NodeOrder.of(nodes, NodeOrder.By.POOL, POOLS);

        assertThat(order.groups()).extracting(NodeOrder.Group::name).containsExactly("edge", "general");
        assertThat(order.groups().getLast().nodes())
                .extracting(Object::toString)
                .startsWith("node-1", "node-2", "node-3")
                .endsWith("node-10", "node-11");
    }

    @Test
    void byZoneTheSameNodesStandInOtherGroups() {
        Nodes nodes = nodes(new ClusterFixture("c").nodes(2, "general", "b").nodes(1, "general", "a"));

        NodeOrder order = NodeOrder.of(nodes, NodeOrder.By.ZONE, POOLS);

        assertThat(order.groups()).extracting(NodeOrder.Group::name).containsExactly("a", "b");
        assertThat(order.size()).isEqualTo(3);
    }

    @Test
    void nodesWithoutALabelAreAPoolOfTheirOwn() {
        Nodes nodes = nodes(new ClusterFixture("c").nodes(2, "general", "a"));

        assertThat(NodeOrder.of(nodes, NodeOrder.By.POOL, () -> List.of("other"))
                        .groups())
                .hasSize(1);
    }
}
