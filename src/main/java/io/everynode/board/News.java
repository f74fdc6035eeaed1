package io.everynode.board;

import io.everynode.model.Change;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.NodeName;
import io.everynode.model.Snapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What changed since the last judgement, gathered over the snapshots between. */
final class News {
    private final Set<NodeName> nodes = new HashSet<>();
    private final Map<DaemonSetRef, Set<NodeName>> daemonSets = new HashMap<>();

    void add(Snapshot snapshot) {
        for (Change change : snapshot.changes()) {
            switch (change) {
                case Change.OfNode(NodeName node) -> nodes.add(node);
                case Change.OfPod(DaemonSetRef daemonSet, NodeName node) ->
                    nodesOf(daemonSet).add(node);
                case Change.OfDaemonSet(DaemonSetRef daemonSet) -> nodesOf(daemonSet);
                case Change.Gone gone -> nodesOf(gone.daemonSet());
            }
        }
    }

    void add(News others) {
        nodes.addAll(others.nodes);
        others.daemonSets.forEach((daemonSet, its) -> nodesOf(daemonSet).addAll(its));
    }

    boolean concerns(DaemonSetRef daemonSet) {
        return !nodes.isEmpty() || daemonSets.containsKey(daemonSet);
    }

    /** The nodes whose cell of this DaemonSet may have changed. */
    Set<NodeName> nodes(DaemonSetRef daemonSet) {
        Set<NodeName> own = daemonSets.getOrDefault(daemonSet, Set.of());
        if (own.isEmpty() || nodes.isEmpty()) {
            return own.isEmpty() ? nodes : own;
        }
        var both = new HashSet<>(nodes);
        both.addAll(own);
        return both;
    }

    private Set<NodeName> nodesOf(DaemonSetRef daemonSet) {
        return daemonSets.computeIfAbsent(daemonSet, d -> new HashSet<>());
    }
}
