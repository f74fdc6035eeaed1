package io.everynode.page.daemonset;

import io.everynode.model.NodeFacts;
import io.everynode.model.Nodes;
import io.everynode.page.NodeOrder;
import io.everynode.page.NodeOrder.By;
import io.everynode.page.PoolConfig;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * By what the tiles stand together.
 *
 * @param choices what splits these nodes at all; none of them needs a link while there is but one
 */
record Grouping(NodeOrder order, List<NodeGrid.Choice> choices, PoolConfig pools) {

    /** What was asked for, if it splits the nodes; else zones, else pools, whichever does. */
    static Grouping of(@Nullable String asked, Nodes nodes, PoolConfig pools) {
        List<NodeOrder> splitting = Stream.of(By.ZONE, By.POOL)
                .map(by -> NodeOrder.of(nodes, by, pools))
                .filter(o -> o.groups().size() > 1)
                .toList();
        NodeOrder order = splitting.stream()
                .filter(o -> o.by().code().equals(asked))
                .findFirst()
                .orElseGet(() -> splitting.isEmpty() ? NodeOrder.of(nodes, By.ZONE, pools) : splitting.getFirst());
        return new Grouping(
                order,
                splitting.stream()
                        .map(o -> new NodeGrid.Choice(o.by().code(), o.by() == order.by()))
                        .toList(),
                pools);
    }

    boolean splits() {
        return order.groups().size() > 1;
    }

    /** Pool and zone, as far as the node says them. */
    String place(NodeFacts node) {
        return Stream.of(NodeOrder.pool(node, pools), node.zone())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
    }
}
