package io.everynode.action;

import io.everynode.insight.Cell;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.PodOnNode;
import io.everynode.insight.RolloutState;
import io.everynode.model.ContainerFacts;
import io.everynode.model.NodeName;
import io.everynode.model.RevisionNumber;
import io.everynode.model.UpdateStrategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an action would do to a DaemonSet as it is understood now. */
final class Preflights {
    private final Action action;
    private final DaemonSetUnderstanding daemonSet;

    /** The revision that pods may carry without being replaced; absent where the change makes a new one. */
    private final @Nullable RevisionNumber target;

    private Preflights(Action action, DaemonSetUnderstanding daemonSet, @Nullable RevisionNumber target) {
        this.action = action;
        this.daemonSet = daemonSet;
        this.target = target;
    }

    static Preflight of(Action action, DaemonSetUnderstanding daemonSet, @Nullable RevisionNumber target, String diff) {
        return new Preflights(action, daemonSet, target).preflight(diff);
    }

    private Preflight preflight(String diff) {
        return switch (action) {
            case Action.Delete delete -> deletion(delete);
            case Action.Restart r -> rollout(diff);
            case Action.SetImages s -> rollout(diff);
            case Action.Undo u -> rollout(diff);
        };
    }

    private Preflight deletion(Action.Delete delete) {
        int pods = delete.propagation() == Propagation.ORPHAN
                ? 0
                : daemonSet.cells().stream().mapToInt(c -> c.pods().size()).sum();
        var warnings = new ArrayList<Warning>();
        critical(warnings);
        return new Preflight(pods, pods, null, List.copyOf(warnings), "");
    }

    private Preflight rollout(String diff) {
        int pods = (int) daemonSet.cells().stream()
                .filter(c -> c.wanted() && !c.pods().isEmpty() && old(c.pods().getFirst()))
                .count();
        var warnings = new ArrayList<Warning>();
        switch (daemonSet.facts().strategy()) {
            case UpdateStrategy.OnDelete onDelete -> warnings.add(new Warning.OnDelete(name()));
            case UpdateStrategy.RollingUpdate rolling -> bounds(rolling, warnings);
        }
        underWay(warnings);
        if (daemonSet.facts().revisionHistoryLimit() == 0) {
            warnings.add(new Warning.NoHistory(name()));
        }
        critical(warnings);
        return new Preflight(pods, Math.min(pods, atATime()), estimateSeconds(pods), List.copyOf(warnings), diff);
    }

    /** As many rounds as the bound makes of them, each as long as a node took the last time. */
    private @Nullable Long estimateSeconds(int pods) {
        Duration each = daemonSet.perNode();
        int atATime = Math.min(pods, atATime());
        return each == null || atATime == 0
                ? null
                : each.multipliedBy(Math.ceilDiv(pods, atATime)).toSeconds();
    }

    /** {@code updatedDesiredNodeCounts}: where both bounds come out 0, one may be unavailable. */
    private int atATime() {
        int desired = daemonSet.counts().desiredNumberScheduled();
        return switch (daemonSet.facts().strategy()) {
            case UpdateStrategy.OnDelete onDelete -> 0;
            case UpdateStrategy.RollingUpdate rolling ->
                Math.max(
                        1,
                        rolling.maxUnavailable().of(desired)
                                + rolling.maxSurge().of(desired));
        };
    }

    private void bounds(UpdateStrategy.RollingUpdate rolling, List<Warning> warnings) {
        if (rolling.maxSurge().value() > 0) {
            List<Integer> ports = daemonSet.facts().template().containers().stream()
                    .map(ContainerFacts::hostPorts)
                    .flatMap(List::stream)
                    .distinct()
                    .sorted()
                    .toList();
            if (!ports.isEmpty()) {
                warnings.add(new Warning.SurgeWithHostPort(ports));
            }
            return;
        }
        List<NodeName> nodes = daemonSet.cells().stream()
                .filter(this::replacedAtOnce)
                .map(Cell::node)
                .toList();
        if (!nodes.isEmpty()) {
            warnings.add(new Warning.UnavailableOldPods(nodes));
        }
    }

    /** {@code rollingUpdate}: one old pod that is not Available, those being deleted aside ({@code findUpdatedPodsOnNode}). */
    private boolean replacedAtOnce(Cell cell) {
        List<PodOnNode> staying =
                cell.pods().stream().filter(p -> !p.facts().terminating()).toList();
        return staying.size() == 1
                && old(staying.getFirst())
                && !staying.getFirst().available();
    }

    private boolean old(PodOnNode pod) {
        return target == null || !target.equals(pod.revision());
    }

    private void underWay(List<Warning> warnings) {
        RolloutState state = daemonSet.rollout().state();
        if (state instanceof RolloutState.Progressing || state instanceof RolloutState.Stalled) {
            warnings.add(new Warning.RolloutUnderWay(
                    daemonSet.rollout().updated(), daemonSet.rollout().desired()));
        }
    }

    private void critical(List<Warning> warnings) {
        String priorityClass = daemonSet.facts().template().priorityClassName();
        if (priorityClass.equals("system-node-critical") || priorityClass.equals("system-cluster-critical")) {
            warnings.add(new Warning.Critical(name(), priorityClass));
        }
    }

    private String name() {
        return action.target().name();
    }
}
