package io.everynode.insight;

import io.everynode.model.DaemonSetRef;
import io.everynode.model.NodeName;
import io.everynode.model.Nodes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What needs somebody in a cluster, one line for each cause: stalled rollouts first, then sick nodes that hurt several
 * DaemonSets, then DaemonSets by their worst verdict. What an earlier line explains is not said again.
 */
final class AttentionList {
    private final List<AttentionItem> items = new ArrayList<>();
    private final Set<DaemonSetRef> said = new HashSet<>();
    private final Set<NodeName> explained = new HashSet<>();

    private AttentionList() {}

    static List<AttentionItem> of(Nodes nodes, Collection<DaemonSetUnderstanding> daemonSets) {
        var list = new AttentionList();
        List<DaemonSetUnderstanding> pressing = daemonSets.stream()
                .filter(d -> d.attention() == Attention.NEEDS_YOU || d.attention() == Attention.EXPLAINED)
                .toList();
        list.stalled(pressing);
        list.sickNodes(nodes, pressing);
        list.others(pressing);
        daemonSets.forEach(d -> DaemonSetItem.raised(d).ifPresent(list.items::add));
        return list.items.stream().sorted().toList();
    }

    private void stalled(List<DaemonSetUnderstanding> pressing) {
        pressing.stream()
                .filter(d -> d.rollout().state() instanceof RolloutState.Stalled)
                .forEach(d -> {
                    items.add(DaemonSetItem.stalled(d));
                    said.add(d.ref());
                });
    }

    private void sickNodes(Nodes nodes, List<DaemonSetUnderstanding> pressing) {
        for (SickNodes sick : SickNodes.in(nodes, pressing)) {
            if (sick.hurts().size() >= 2 && !said.containsAll(sick.hurts())) {
                items.add(sick.item());
                explained.addAll(sick.names());
            }
        }
    }

    private void others(List<DaemonSetUnderstanding> pressing) {
        pressing.stream()
                .map(d -> new Unsaid(d, unexplained(d)))
                .filter(u -> !u.cells().isEmpty() || u.daemonSet().rollout().state() instanceof RolloutState.OnDelete)
                .forEach(u -> items.add(DaemonSetItem.of(u.daemonSet(), u.cells())));
    }

    private List<Cell> unexplained(DaemonSetUnderstanding daemonSet) {
        boolean stalled = said.contains(daemonSet.ref());
        return daemonSet.troubled().stream()
                .filter(c -> !explained.contains(c.node()))
                .filter(c -> !stalled || !concernsRollout(daemonSet, c))
                .toList();
    }

    /** What a stalled rollout's line speaks of; a pod that is well and merely should not be there is something else. */
    private static boolean concernsRollout(DaemonSetUnderstanding daemonSet, Cell cell) {
        return cell.wanted() || daemonSet.rollout().blockers().contains(cell);
    }

    /** A DaemonSet with the alarming cells that no earlier line explains, the worst first. */
    private record Unsaid(DaemonSetUnderstanding daemonSet, List<Cell> cells) {}
}
