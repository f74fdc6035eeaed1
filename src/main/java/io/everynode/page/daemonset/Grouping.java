package io.everynode.page.daemonset;

import io.everynode.model.NodeFacts;
import io.everynode.model.Nodes;
import io.everynode.page.NodeOrder;
import io.everynode.page.NodeOrder.By;
import io.everynode.page.NodeOrder.Group;
import io.everynode.page.PoolConfig;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * By what the tiles stand together.
 *
 * @param choices zone and pool, as far as they split these nodes
 * @param labels the keys of labels that split them otherwise
 */
record Grouping(List<Group> groups, List<NodeGrid.Choice> choices, List<NodeGrid.Choice> labels, PoolConfig pools) {
    private static final int MOST_GROUPS = 20;
    private static final Set<String> NO_CHOICE = Set.of("kubernetes.io/hostname", "topology.kubernetes.io/zone");

    /** What was asked for, if it splits the nodes; else zones, else pools, whichever does. */
    static Grouping of(@Nullable String asked, Nodes nodes, PoolConfig pools) {
        List<String> labels = splitting(nodes, pools);
        List<NodeOrder> orders = Stream.of(By.ZONE, By.POOL)
                .map(by -> NodeOrder.of(nodes, by, pools))
                .filter(o -> o.groups().size() > 1)
                .toList();
        String by = Stream.concat(orders.stream().map(o -> o.by().code()), labels.stream())
                .filter(b -> b.equals(asked))
                .findFirst()
                .orElseGet(() -> orders.isEmpty()
                        ? By.ZONE.code()
                        : orders.getFirst().by().code());
        return new Grouping(
                groups(by, nodes, pools),
                orders.stream()
                        .map(o -> o.by().code())
                        .map(code -> new NodeGrid.Choice(code, code.equals(by)))
                        .toList(),
                labels.stream().map(l -> new NodeGrid.Choice(l, l.equals(by))).toList(),
                pools);
    }

    private static List<Group> groups(String by, Nodes nodes, PoolConfig pools) {
        for (By order : By.values()) {
            if (order.code().equals(by)) {
                return NodeOrder.of(nodes, order, pools).groups();
            }
        }
        return NodeOrder.groups(nodes, n -> n.labels().getOrDefault(by, "not set"));
    }

    /** Labels with a few values that make no group of one node each. */
    private static List<String> splitting(Nodes nodes, PoolConfig pools) {
        var values = new TreeMap<String, Set<String>>();
        nodes.inOrder()
                .forEach(n -> n.labels()
                        .forEach((key, value) -> values.computeIfAbsent(key, k -> new HashSet<>())
                                .add(value)));
        return values.entrySet().stream()
                .filter(e ->
                        !NO_CHOICE.contains(e.getKey()) && !pools.poolLabels().contains(e.getKey()))
                .filter(e -> e.getValue().size() <= Math.min(MOST_GROUPS, nodes.size() / 2))
                .filter(e -> e.getValue().size() > 1
                        || nodes.inOrder().stream().anyMatch(n -> !n.labels().containsKey(e.getKey())))
                .map(e -> e.getKey())
                .toList();
    }

    boolean splits() {
        return groups.size() > 1;
    }

    /** Pool and zone, as far as the node says them. */
    String place(NodeFacts node) {
        return Stream.of(NodeOrder.pool(node, pools), node.zone())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
    }
}
