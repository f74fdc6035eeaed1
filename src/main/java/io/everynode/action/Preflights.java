package io.everynode.action;

import io.everynode.insight.Cell;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.NodeNotReady;
import io.everynode.insight.PodOnNode;
import io.everynode.insight.RolloutState;
import io.everynode.model.ContainerFacts;
import io.everynode.model.IntOrPercent;
import io.everynode.model.NodeName;
import io.everynode.model.UpdateStrategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What an action would do to a DaemonSet as it is understood now. */
final class Preflights {
    private final DaemonSetUnderstanding daemonSet;
    private final UpdateStrategy strategy;

    /** The pods that the action makes the controller replace. */
    private final Predicate<PodOnNode> old;

    private Preflights(DaemonSetUnderstanding daemonSet, UpdateStrategy strategy, Predicate<PodOnNode> old) {
        this.daemonSet = daemonSet;
        this.strategy = strategy;
        this.old = old;
    }

    static Preflight of(Effect effect, DaemonSetUnderstanding daemonSet, String diff) {
        UpdateStrategy now = daemonSet.facts().strategy();
        return switch (effect) {
            case Effect.Deleted deleted -> new Preflights(daemonSet, now, p -> true).deletion(deleted.propagation());
            case Effect.Restarted r -> new Preflights(daemonSet, now, p -> true).rollout(diff);
            case Effect.Imaged i -> new Preflights(daemonSet, now, p -> true).rollout(diff);
            case Effect.Templated t ->
                new Preflights(daemonSet, now, p -> !t.revision().equals(p.revision())).rollout(diff);
            case Effect.Strategised s -> new Preflights(daemonSet, s.strategy(), p -> !p.updated()).strategy(diff);
        };
    }

    /** One pod after another, whatever the strategy. */
    static Preflight replacing(DaemonSetUnderstanding daemonSet, int pods) {
        var one = new UpdateStrategy.RollingUpdate(new IntOrPercent(1, false), new IntOrPercent(0, false));
        var preflights = new Preflights(daemonSet, one, p -> true);
        var warnings = new ArrayList<Warning>();
        Critical.why(daemonSet.facts()).ifPresent(why -> warnings.add(new Warning.Critical(preflights.name(), why)));
        return new Preflight(pods, 1, preflights.estimate(pods, 1), List.copyOf(warnings), "");
    }

    private Preflight deletion(Propagation propagation) {
        int pods = propagation == Propagation.ORPHAN
                ? 0
                : daemonSet.cells().stream().mapToInt(c -> c.pods().size()).sum();
        var warnings = new ArrayList<Warning>();
        about(warnings);
        return new Preflight(pods, pods, null, List.copyOf(warnings), "");
    }

    private Preflight rollout(String diff) {
        var warnings = new ArrayList<Warning>();
        bounds(warnings);
        underWay(warnings);
        if (daemonSet.facts().revisionHistoryLimit() == 0) {
            warnings.add(new Warning.NoHistory(name()));
        }
        about(warnings);
        return preflight(warnings, diff);
    }

    /** Pods that wait for their replacement get it under the new strategy; the template stays. */
    private Preflight strategy(String diff) {
        var warnings = new ArrayList<Warning>();
        bounds(warnings);
        about(warnings);
        return preflight(warnings, diff);
    }

    private Preflight preflight(List<Warning> warnings, String diff) {
        int pods = (int) daemonSet.cells().stream()
                .filter(c ->
                        c.wanted() && !c.pods().isEmpty() && old.test(c.pods().getFirst()))
                .count();
        int atATime = Math.min(pods, budget());
        return new Preflight(pods, atATime, estimate(pods, atATime), List.copyOf(warnings), diff);
    }

    /** {@code updatedDesiredNodeCounts}: where both bounds come out 0, one may be unavailable. */
    private int budget() {
        int desired = daemonSet.counts().desiredNumberScheduled();
        return switch (strategy) {
            case UpdateStrategy.OnDelete onDelete -> 0;
            case UpdateStrategy.RollingUpdate rolling ->
                Math.max(
                        1,
                        rolling.maxUnavailable().of(desired)
                                + rolling.maxSurge().of(desired));
        };
    }

    /** As many rounds as the budget needs, each as long as a node took in the last rollout that was seen. */
    private @Nullable Long estimate(int pods, int atATime) {
        Duration each = daemonSet.perNode();
        if (each != null && atATime > 0) {
            return each.multipliedBy(Math.ceilDiv(pods, atATime)).toSeconds();
        }
        return fromRunningPods(pods, atATime);
    }

    /** Where none was seen: as half of the pods that run now took at most. */
    private @Nullable Long fromRunningPods(int pods, int atATime) {
        List<Long> took = daemonSet.cells().stream()
                .flatMap(c -> c.pods().stream())
                .filter(PodOnNode::available)
                .map(PodOnNode::facts)
                .filter(p -> p.readySince() != null)
                .map(p -> Duration.between(p.createdAt(), Objects.requireNonNull(p.readySince()))
                        .toSeconds())
                .sorted()
                .toList();
        if (took.isEmpty() || atATime == 0) {
            return null;
        }
        long round =
                Math.max(1, took.get((took.size() - 1) / 2) + daemonSet.facts().minReadySeconds());
        return Math.ceilDiv(pods, atATime) * round;
    }

    private void bounds(List<Warning> warnings) {
        switch (strategy) {
            case UpdateStrategy.OnDelete onDelete -> warnings.add(new Warning.OnDelete(name()));
            case UpdateStrategy.RollingUpdate rolling -> {
                if (rolling.maxSurge().value() > 0) {
                    surge(warnings);
                } else {
                    unavailable(warnings);
                }
                blocked(warnings);
            }
        }
    }

    private void surge(List<Warning> warnings) {
        List<Integer> ports = daemonSet.facts().template().containers().stream()
                .map(ContainerFacts::hostPorts)
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .toList();
        if (!ports.isEmpty() || daemonSet.facts().template().hostNetwork()) {
            warnings.add(new Warning.SurgeWithHostPort(ports));
        }
    }

    private void unavailable(List<Warning> warnings) {
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
                && old.test(staying.getFirst())
                && !staying.getFirst().available();
    }

    /** A node that is not ready stays unavailable whatever its pod's template, and counts against the budget. */
    private void blocked(List<Warning> warnings) {
        List<NodeName> nodes = daemonSet.cells().stream()
                .filter(c -> c.wanted() && c.reason() instanceof NodeNotReady)
                .map(Cell::node)
                .toList();
        if (nodes.size() >= budget()) {
            warnings.add(new Warning.BlockedByNodes(nodes, budget()));
        }
    }

    private void underWay(List<Warning> warnings) {
        RolloutState state = daemonSet.rollout().state();
        if (state instanceof RolloutState.Progressing || state instanceof RolloutState.Stalled) {
            warnings.add(new Warning.RolloutUnderWay(
                    daemonSet.rollout().updated(), daemonSet.rollout().desired()));
        }
    }

    private void about(List<Warning> warnings) {
        Owner.of(daemonSet.facts()).ifPresent(o -> warnings.add(new Warning.ManagedBy(name(), o)));
        Critical.why(daemonSet.facts()).ifPresent(why -> warnings.add(new Warning.Critical(name(), why)));
    }

    private String name() {
        return daemonSet.ref().name();
    }
}
