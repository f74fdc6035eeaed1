package io.everynode.insight;

import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.NodeName;
import io.everynode.model.Nodes;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** All that is said of one cluster. */
public record ClusterUnderstanding(
        ClusterName cluster,
        Nodes nodes,
        SortedMap<DaemonSetRef, DaemonSetUnderstanding> daemonSets,
        List<AttentionItem> attention) {

    /** Puts together what was judged of each DaemonSet against the same nodes. */
    public static ClusterUnderstanding of(
            ClusterName cluster, Nodes nodes, SortedMap<DaemonSetRef, DaemonSetUnderstanding> daemonSets) {
        return new ClusterUnderstanding(cluster, nodes, daemonSets, AttentionList.of(nodes, daemonSets.values()));
    }

    public Optional<NodeUnderstanding> node(NodeName name) {
        return nodes.get(name).map(node -> NodeUnderstanding.of(node, cellsOn(name), daemonSets.values()));
    }

    /** In the nodes' own order. */
    public List<NodeUnderstanding> nodeUnderstandings() {
        return nodes.inOrder().stream()
                .map(node -> NodeUnderstanding.of(node, cellsOn(node.name()), daemonSets.values()))
                .toList();
    }

    private List<Cell> cellsOn(NodeName name) {
        Collection<DaemonSetUnderstanding> all = daemonSets.values();
        return all.stream().flatMap(d -> d.cell(name).stream()).toList();
    }
}
