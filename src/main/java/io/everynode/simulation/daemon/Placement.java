package io.everynode.simulation.daemon;

import io.everynode.simulation.view.NodeView;
import io.everynode.simulation.view.Taint;
import io.everynode.simulation.view.TemplateView;
import io.everynode.simulation.view.Toleration;
import java.util.List;

/**
 * Whether a DaemonSet wants a pod on a node, and whether one that is there may stay ({@code NodeShouldRunDaemonPod}).
 */
record Placement(boolean shouldRun, boolean shouldContinue) {
    private static final Placement NEVER = new Placement(false, false);
    private static final Placement WANTED = new Placement(true, true);
    private static final Placement TOLERATED = new Placement(false, true);

    static Placement of(TemplateView template, NodeView node) {
        return of(template, AutomaticTolerations.of(template), node);
    }

    /** As above, with the template's tolerations and the automatic ones worked out before. */
    static Placement of(TemplateView template, List<Toleration> tolerations, NodeView node) {
        boolean named = template.nodeName().isEmpty() || template.nodeName().equals(node.name());
        if (!named || !template.affinityMatches(node)) {
            return NEVER;
        }
        if (!hasUntolerated(node, tolerations, Taint.NO_EXECUTE)) {
            return hasUntolerated(node, tolerations, Taint.NO_SCHEDULE) ? TOLERATED : WANTED;
        }
        return NEVER;
    }

    private static boolean hasUntolerated(NodeView node, List<Toleration> tolerations, String effect) {
        return node.taints().stream()
                .anyMatch(taint -> taint.effect().equals(effect) && !Toleration.anyTolerates(tolerations, taint));
    }
}
