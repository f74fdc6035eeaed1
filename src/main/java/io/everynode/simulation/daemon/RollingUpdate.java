package io.everynode.simulation.daemon;

import io.everynode.simulation.daemon.Situation.Spot;
import io.everynode.simulation.view.PodView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Which old pods give way to the current revision now ({@code rollingUpdate}). Which node comes next is nobody's to know: the
 * real controller walks over a map in no order, this one shuffles by the given randomness.
 */
final class RollingUpdate {
    private final Situation situation;
    private final List<NodePods> nodes = new ArrayList<>();
    private final Plan plan = new Plan();

    /** The pods of one node that are not being deleted; {@code excess} when there are two new or two old ones. */
    private record NodePods(
            String node,
            boolean wanted,
            @Nullable PodView updated,
            @Nullable PodView old,
            boolean excess) {}

    private RollingUpdate(Situation situation) {
        this.situation = situation;
        for (Spot spot : situation.spots()) {
            if (spot.placement().shouldRun() || !spot.pods().isEmpty()) {
                nodes.add(sorted(spot.name(), spot.placement().shouldRun(), spot.pods()));
            }
        }
        situation.stray().forEach((node, pods) -> nodes.add(sorted(node, false, pods)));
    }

    static Plan plan(Situation situation, Random random) {
        RollingUpdate update = new RollingUpdate(situation);
        if (update.nodes.stream().allMatch(node -> node.old == null)) {
            return update.plan;
        }
        Collections.shuffle(update.nodes, random);
        int desired = situation.desired();
        int maxSurge = situation.ds().strategy().maxSurgeOf(desired);
        int maxUnavailable = situation.ds().strategy().maxUnavailableOf(desired);
        if (maxSurge > 0) {
            update.surge(maxSurge, desired);
        } else {
            update.replace(desired > 0 ? Math.max(1, maxUnavailable) : maxUnavailable);
        }
        return update.plan;
    }

    /** Deletes old pods: broken ones whatever the bound, available ones as far as it lets. */
    private void replace(int maxUnavailable) {
        int unavailable = 0;
        List<PodView> candidates = new ArrayList<>();
        for (NodePods node : nodes) {
            if (node.excess || (node.updated == null) == (node.old == null)) {
                unavailable++;
            } else if (node.updated != null) {
                unavailable += situation.available(node.updated) ? 0 : 1;
            } else if (node.old != null && !situation.available(node.old)) {
                plan.delete(node.old);
                unavailable++;
            } else if (node.old != null && unavailable < maxUnavailable) {
                candidates.add(node.old);
            }
        }
        candidates.stream().limit(Math.max(0, maxUnavailable - unavailable)).forEach(plan::delete);
    }

    /** Creates new pods beside the old ones, and deletes an old one when its successor is available. */
    private void surge(int maxSurge, int desired) {
        int surging = 0;
        int available = 0;
        List<String> candidates = new ArrayList<>();
        List<PodView> leftovers = new ArrayList<>();
        for (NodePods node : nodes) {
            PodView counted = node.old != null ? node.old : node.updated;
            if (node.excess) {
                surging++;
                continue;
            }
            available += counted != null && situation.available(counted) ? 1 : 0;
            if (node.old == null) {
                continue;
            }
            if (node.updated != null) {
                surging += situation.available(node.updated) ? 0 : 1;
                if (situation.available(node.updated)) {
                    plan.delete(node.old);
                }
            } else {
                surgeOnto(node, node.old, surging < maxSurge, candidates, leftovers);
            }
        }
        leftovers.stream().limit(Math.max(0, available - desired)).forEach(plan::delete);
        candidates.stream().limit(Math.max(0, maxSurge - surging)).forEach(plan::createOn);
    }

    private void surgeOnto(NodePods node, PodView old, boolean room, List<String> candidates, List<PodView> leftovers) {
        if (!situation.available(old)) {
            if (node.wanted) {
                plan.createOn(node.node);
            } else {
                plan.delete(old);
            }
        } else if (!node.wanted) {
            leftovers.add(old);
        } else if (room) {
            candidates.add(node.node);
        }
    }

    /** {@code findUpdatedPodsOnNode}. */
    private NodePods sorted(String node, boolean wanted, List<PodView> pods) {
        PodView updated = null;
        PodView old = null;
        for (PodView pod : pods) {
            if (pod.deleting()) {
                continue;
            }
            boolean isUpdated = situation.updated(pod);
            if (isUpdated ? updated != null : old != null) {
                return new NodePods(node, wanted, null, null, true);
            }
            updated = isUpdated ? pod : updated;
            old = isUpdated ? old : pod;
        }
        return new NodePods(node, wanted, updated, old, false);
    }
}
