package io.everynode.page;

import io.everynode.model.NodeFacts;
import io.everynode.model.NodeName;
import io.everynode.model.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * In which order and groups nodes stand, the same in every strip of a page, so that a sick node is a vertical line:
 * groups by name, the nodes of a group in their natural order.
 */
public record NodeOrder(By by, List<Group> groups) {
    private static final int MOST_GROUPS = 32;

    /** What makes a group; the word of the filter {@code group}. */
    public enum By {
        POOL("pool"),
        ZONE("zone");

        private final String code;

        By(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    public record Group(String name, List<NodeName> nodes) {}

    public static NodeOrder of(Nodes nodes, By by, PoolConfig pools) {
        Function<NodeFacts, String> group = by == By.ZONE
                ? n -> n.zone().orElse("no zone")
                : n -> pool(n, pools).orElse("nodes");
        return new NodeOrder(by, groups(nodes, group));
    }

    /** The nodes of each group in their natural order, the groups by name. */
    public static List<Group> groups(Nodes nodes, Function<NodeFacts, String> group) {
        var groups = new TreeMap<String, List<NodeName>>();
        nodes.inOrder()
                .forEach(n -> groups.computeIfAbsent(group.apply(n), g -> new ArrayList<>())
                        .add(n.name()));
        return groups.entrySet().stream()
                .map(e -> new Group(e.getKey(), List.copyOf(e.getValue())))
                .toList();
    }

    /** The pool that the node's labels name. */
    public static Optional<String> pool(NodeFacts node, PoolConfig pools) {
        return pools.poolLabels().stream()
                .filter(node.labels()::containsKey)
                .findFirst()
                .map(node.labels()::get);
    }

    /** The same order for a strip: groups that are too many to be told apart there become one. */
    public NodeOrder forStrips() {
        if (groups.size() <= MOST_GROUPS) {
            return this;
        }
        List<NodeName> all = groups.stream().flatMap(g -> g.nodes().stream()).toList();
        return new NodeOrder(by, List.of(new Group(groups.size() + " " + by.code() + "s", all)));
    }

    /** So few nodes that segments of a strip would look like bars. */
    public boolean few() {
        return size() <= 24;
    }

    public int size() {
        return groups.stream().mapToInt(g -> g.nodes().size()).sum();
    }
}
