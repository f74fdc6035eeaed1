package io.everynode.insight;

import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.NodeName;
import io.everynode.model.Nodes;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;

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

    /** What needs somebody in any of several clusters, the most urgent first. */
    public static List<AttentionItem> attentionOver(Collection<ClusterUnderstanding> clusters) {
        return clusters.stream().flatMap(c -> c.attention().stream()).sorted().toList();
    }

    public Optional<NodeUnderstanding> node(NodeName name) {
        int index = nodes.place(name);
        return index < 0 ? Optional.empty() : Optional.of(onNode(index));
    }

    /** In the nodes' own order. */
    public List<NodeUnderstanding> nodeUnderstandings() {
        return IntStream.range(0, nodes.size()).mapToObj(this::onNode).toList();
    }

    private NodeUnderstanding onNode(int index) {
        return NodeUnderstanding.of(nodes.inOrder().get(index), index, daemonSets.values());
    }
}
