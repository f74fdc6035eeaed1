package io.everynode.simulation.daemon;

import io.everynode.simulation.daemon.Situation.Spot;
import io.everynode.simulation.view.DaemonSetView;
import io.everynode.simulation.view.NodeView;
import io.everynode.simulation.view.PodView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a pod on every node that wants one and takes away those that should not be ({@code manage}). */
final class Management {
    private final Situation situation;
    private final Backoff backoff;
    private final Plan plan = new Plan();

    private Management(Situation situation, Backoff backoff) {
        this.situation = situation;
        this.backoff = backoff;
    }

    static Plan plan(Situation situation, Backoff backoff) {
        Management management = new Management(situation, backoff);
        situation.spots().forEach(management::look);
        management.deleteUnscheduledWithoutNode();
        return management.plan;
    }

    /** {@code podsShouldBeOnNode}. */
    private void look(Spot spot) {
        NodeView node = spot.node();
        Placement placement = spot.placement();
        List<PodView> pods = spot.pods();
        if (placement.shouldRun() && pods.isEmpty()) {
            plan.createOn(node.name());
        } else if (placement.shouldContinue()) {
            prune(node, placement, withoutEnded(node, pods));
        } else {
            pods.stream().filter(pod -> !pod.deleting()).forEach(plan::delete);
        }
    }

    /** The pods that run or are about to; those that have failed or succeeded are put on the plan's list of deletions. */
    private List<PodView> withoutEnded(NodeView node, List<PodView> pods) {
        List<PodView> running = new ArrayList<>();
        for (PodView pod : pods) {
            if (pod.deleting()) {
                continue;
            }
            switch (pod.phase()) {
                case "Failed" -> deleteFailed(node, pod);
                case "Succeeded" -> {
                    plan.notice(
                            "Normal",
                            "SucceededDaemonPod",
                            "Found succeeded daemon pod " + at(pod, node) + ", will try to delete it");
                    plan.delete(pod);
                }
                default -> running.add(pod);
            }
        }
        return running;
    }

    private void deleteFailed(NodeView node, PodView pod) {
        DaemonSetView ds = situation.ds();
        Backoff.Key key = new Backoff.Key(ds.uid(), ds.observedGeneration(), node.name());
        Duration waiting = backoff.waiting(key, situation.now());
        if (waiting != null) {
            plan.lookAgainAfter(waiting);
            return;
        }
        backoff.next(key, situation.now());
        plan.notice("Warning", "FailedDaemonPod", "Found failed daemon pod " + at(pod, node) + ", will try to kill it");
        plan.delete(pod);
    }

    private static String at(PodView pod, NodeView node) {
        return pod.key().namespace() + "/" + pod.name() + " on node " + node.name();
    }

    private void prune(NodeView node, Placement placement, List<PodView> running) {
        running.sort(PodView.OLDEST_BOUND_FIRST);
        if (situation.ds().strategy().allowsSurge()) {
            pruneSurging(node, placement, running);
        } else {
            running.stream().skip(1).forEach(plan::delete);
        }
    }

    /** A surging node may hold two pods as long as the old one is Ready and the new one is not yet available. */
    private void pruneSurging(NodeView node, Placement placement, List<PodView> running) {
        if (running.isEmpty() && placement.shouldRun()) {
            plan.createOn(node.name());
        }
        if (running.size() <= 1) {
            return;
        }
        PodView newest = keepOldest(running, true);
        PodView old = keepOldest(running, false);
        if (newest != null && old != null && (!old.ready() || situation.available(newest))) {
            plan.delete(old);
        }
    }

    /** The oldest of the pods with the current hash, or of those without; the others of them are to be deleted. */
    private @Nullable PodView keepOldest(List<PodView> running, boolean current) {
        List<PodView> same = running.stream()
                .filter(pod -> pod.hash().equals(situation.hash()) == current)
                .toList();
        same.stream().skip(1).forEach(plan::delete);
        return same.isEmpty() ? null : same.getFirst();
    }

    /** A pod that was never bound cannot be collected with its node: {@code getUnscheduledPodsWithoutNode}. */
    private void deleteUnscheduledWithoutNode() {
        situation
                .stray()
                .values()
                .forEach(pods -> pods.stream().filter(pod -> !pod.bound()).forEach(plan::delete));
    }
}
