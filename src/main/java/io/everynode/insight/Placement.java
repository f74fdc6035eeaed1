package io.everynode.insight;

import io.everynode.insight.PlacementReason.NodeNameMismatch;
import io.everynode.insight.PlacementReason.NodeSelectorMismatch;
import io.everynode.insight.PlacementReason.UntoleratedTaint;
import io.everynode.model.NodeFacts;
import io.everynode.model.NodeName;
import io.everynode.model.Taint;
import io.everynode.model.TemplateFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which nodes a pod template wants, and why not the others. Follows {@code NodeShouldRunDaemonPod} of the DaemonSet
 * controller: readiness, cordon, capacity, and anything merely preferred play no part.
 */
final class Placement {
    private final TemplateFacts template;
    private final List<Map.Entry<String, String>> selector;
    private final Tolerations tolerations;
    private final Map<PlacementReason, Placed> shared = new HashMap<>();

    private Placement(TemplateFacts template) {
        this.template = template;
        this.selector = template.nodeSelector().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList();
        this.tolerations = Tolerations.of(template);
    }

    static Placement of(TemplateFacts template) {
        return new Placement(template);
    }

    Placed on(NodeFacts node) {
        PlacementReason why = whyNot(node);
        // Thousands of nodes are unwanted for one and the same reason; they share it.
        return why == null ? Placed.WANTED : shared.computeIfAbsent(why, Placed::new);
    }

    private @Nullable PlacementReason whyNot(NodeFacts node) {
        String only = template.nodeName();
        if (only != null && !only.isEmpty() && !only.equals(node.name().value())) {
            return new NodeNameMismatch(new NodeName(only));
        }
        PlacementReason selected = bySelector(node);
        if (selected != null) {
            return selected;
        }
        PlacementReason affine = NodeAffinity.whyNot(template.affinityTerms(), node);
        return affine != null ? affine : byTaints(node);
    }

    private @Nullable PlacementReason bySelector(NodeFacts node) {
        for (Map.Entry<String, String> wanted : selector) {
            String found = node.labels().get(wanted.getKey());
            if (!wanted.getValue().equals(found)) {
                return new NodeSelectorMismatch(wanted.getKey(), wanted.getValue(), found);
            }
        }
        return null;
    }

    /** {@code fitsTaints} and what it means for a pod that is already there: of several taints the one that weighs most. */
    private @Nullable PlacementReason byTaints(NodeFacts node) {
        UntoleratedTaint heaviest = null;
        for (Taint taint : node.taints()) {
            boolean noExecute = taint.effect().equals("NoExecute");
            if ((noExecute || taint.effect().equals("NoSchedule")) && !tolerations.tolerate(taint)) {
                var one = new UntoleratedTaint(taint, noExecute);
                heaviest = heaviest == null || one.weight() > heaviest.weight() ? one : heaviest;
            }
        }
        return heaviest;
    }
}
