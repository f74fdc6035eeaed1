package io.everynode.simulation.daemon;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.view.DaemonSetView;
import io.everynode.simulation.view.NodeView;
import io.everynode.simulation.view.Toleration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Remembers where DaemonSets belong, as long as neither template nor node has changed: a look at 5,000 nodes is then cheap. */
final class Placements {
    private final Map<ObjectKey, Remembered> remembered = new HashMap<>();

    private record OnNode(NodeView node, Placement placement) {}

    private record Remembered(
            DaemonSetView ds, JsonNode template, List<Toleration> tolerations, Map<String, OnNode> nodes) {
        Placement on(NodeView node) {
            OnNode known = nodes.get(node.name());
            if (known != null && known.node == node) {
                return known.placement;
            }
            Placement placement = known != null && sameForPlacement(known.node, node)
                    ? known.placement
                    : Placement.of(ds.template(), tolerations, node);
            nodes.put(node.name(), new OnNode(node, placement));
            return placement;
        }
    }

    Function<NodeView, Placement> of(DaemonSetView ds) {
        Remembered known = remembered.get(ds.key());
        // Trees share what is unchanged, so the same template is the same object.
        if (known == null || known.template != ds.templateJson()) {
            known = new Remembered(ds, ds.templateJson(), AutomaticTolerations.of(ds.template()), new HashMap<>());
            remembered.put(ds.key(), known);
        }
        return known::on;
    }

    void forget(ObjectKey ds) {
        remembered.remove(ds);
    }

    private static boolean sameForPlacement(NodeView known, NodeView node) {
        return known.labels().equals(node.labels()) && known.taints().equals(node.taints());
    }
}
