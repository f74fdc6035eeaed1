package io.everynode.simulation.scheduler;

import io.everynode.simulation.view.NodeView;
import io.everynode.simulation.view.Taint;
import io.everynode.simulation.view.TemplateView;
import io.everynode.simulation.view.Toleration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a pod fits, and the sentence that says why nowhere, word by word as kube-scheduler 1.36 writes it. */
final class Fit {
    private static final String NODE_NAME = "node(s) didn't satisfy plugin(s) [NodeAffinity]";
    private static final String AFFINITY = "node(s) didn't match Pod's node affinity/selector";
    private static final String PORTS = "node(s) didn't have free ports for the requested pod ports";

    private final TemplateView pod;
    private final @Nullable String target;
    private final Function<NodeView, NodeUse> uses;

    Fit(TemplateView pod, @Nullable String target, Function<NodeView, NodeUse> uses) {
        this.pod = pod;
        this.target = target;
        this.uses = uses;
    }

    /** What keeps the pod off the node; empty when it fits. */
    List<Obstacle> obstacles(NodeView node) {
        if (target != null && !target.equals(node.name())) {
            return List.of(new Obstacle(NODE_NAME, false));
        }
        if (node.unschedulable() && !toleratesUnschedulable()) {
            return List.of(new Obstacle("node(s) were unschedulable", false));
        }
        if (hasUntolerated(node)) {
            return List.of(new Obstacle("node(s) had untolerated taint(s)", false));
        }
        if (target == null && !pod.affinityMatches(node)) {
            return List.of(new Obstacle(AFFINITY, false));
        }
        if (!uses.apply(node).portsAreFree(pod)) {
            return List.of(new Obstacle(PORTS, true));
        }
        return uses.apply(node).obstacles(node, pod);
    }

    /** The condition's message when no node is left. */
    String message(Collection<NodeView> nodes) {
        Map<String, Integer> reasons = new TreeMap<>();
        Map<String, Integer> preemption = new TreeMap<>();
        for (NodeView node : nodes) {
            List<Obstacle> obstacles = obstacles(node);
            obstacles.forEach(o -> reasons.merge(o.reason(), 1, Integer::sum));
            boolean resolvable = obstacles.stream().allMatch(Obstacle::resolvable);
            preemption.merge(
                    resolvable
                            ? "No preemption victims found for incoming pod"
                            : "Preemption is not helpful for scheduling",
                    1,
                    Integer::sum);
        }
        String none = "0/" + nodes.size() + " nodes are available";
        return none + ": " + counted(reasons) + " no new claims to deallocate, preemption: " + none + ": "
                + counted(preemption);
    }

    /** The scheduler sorts its reasons as texts, number first. */
    private static String counted(Map<String, Integer> reasons) {
        List<String> texts = new ArrayList<>();
        reasons.forEach((reason, count) -> texts.add(count + " " + reason));
        Collections.sort(texts);
        return String.join(", ", texts) + ".";
    }

    private boolean hasUntolerated(NodeView node) {
        return node.taints().stream()
                .filter(taint -> !taint.effect().equals("PreferNoSchedule"))
                .anyMatch(taint -> !Toleration.anyTolerates(pod.tolerations(), taint));
    }

    private boolean toleratesUnschedulable() {
        return Toleration.anyTolerates(
                pod.tolerations(), new Taint("node.kubernetes.io/unschedulable", "", Taint.NO_SCHEDULE));
    }
}
