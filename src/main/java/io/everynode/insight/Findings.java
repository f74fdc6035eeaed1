package io.everynode.insight;

import io.everynode.insight.Finding.Habit;
import io.everynode.model.ContainerFacts;
import io.everynode.model.DaemonSetFacts;
import io.everynode.model.NodeFacts;
import io.everynode.model.Nodes;
import io.everynode.model.Resources;
import io.everynode.model.TemplateFacts;
import io.everynode.model.UpdateStrategy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which good habits a DaemonSet lacks, by what is written in it and in the others. */
public final class Findings {
    /** On so many nodes one pod at a time takes hours, and one dead node is likely. */
    private static final int MANY_NODES = 100;
    /** A pod that asks for a larger part of a node leaves little to what the node is there for. */
    private static final int HEAVY_PERCENT = 10;

    private static final Set<String> WHOLE_HOST = Set.of("/", "/var/run/docker.sock", "/run/docker.sock");

    private final DaemonSetUnderstanding daemonSet;
    private final TemplateFacts template;
    private final List<Finding> findings = new ArrayList<>();

    private Findings(DaemonSetUnderstanding daemonSet) {
        this.daemonSet = daemonSet;
        this.template = daemonSet.facts().template();
    }

    /** The most telling first; empty where nothing is to be said. */
    public static List<Finding> of(DaemonSetUnderstanding daemonSet, Nodes nodes, Collection<DaemonSetFacts> all) {
        var found = new Findings(daemonSet);
        found.selector(all);
        found.history();
        found.pace();
        found.readiness();
        found.requests(nodes);
        found.priority();
        found.host();
        found.tags();
        found.liveness();
        return List.copyOf(found.findings);
    }

    /** Two controllers that select each other's pods adopt orphans of the other, and kubectl shows both sets' pods. */
    private void selector(Collection<DaemonSetFacts> all) {
        DaemonSetFacts facts = daemonSet.facts();
        all.stream()
                .filter(other -> !other.ref().equals(facts.ref())
                        && other.ref().namespace().equals(facts.ref().namespace()))
                .filter(other -> selects(facts, other) || selects(other, facts))
                .map(other -> other.ref().name())
                .findFirst()
                .ifPresent(other -> add(
                        Habit.OVERLAPPING_SELECTOR,
                        true,
                        "Its selector and that of " + other + " match each other’s pods: either may adopt them.",
                        "Give each a label of its own in selector and template; the selector is immutable, so one has"
                                + " to be made anew."));
    }

    private static boolean selects(DaemonSetFacts one, DaemonSetFacts other) {
        return !one.selector().isEmpty()
                && one.selector().matches(other.template().labels());
    }

    private void history() {
        if (daemonSet.facts().revisionHistoryLimit() == 0) {
            add(
                    Habit.NO_WAY_BACK,
                    true,
                    "No old revision is kept (revisionHistoryLimit 0): there is nothing to undo to.",
                    "Leave revisionHistoryLimit at 10.");
        }
    }

    private void pace() {
        int desired = daemonSet.counts().desiredNumberScheduled();
        if (daemonSet.facts().strategy() instanceof UpdateStrategy.RollingUpdate rolling
                && rolling.maxSurge().value() == 0
                && rolling.maxUnavailable().of(desired) == 1
                && desired > MANY_NODES) {
            add(
                    Habit.ONE_AT_A_TIME,
                    true,
                    "maxUnavailable is 1 on " + desired + " nodes: one dead node stops every rollout.",
                    "10 % would allow " + Math.ceilDiv(desired, 10) + " at a time.");
        }
    }

    private void readiness() {
        containers(c -> !c.readinessProbe())
                .ifPresent(names -> add(
                        Habit.NO_READINESS_PROBE,
                        true,
                        "No readiness probe (" + names
                                + "): a pod counts as Ready as soon as it runs, so a rollout goes"
                                + " on over pods that do not work.",
                        "Give it one that asks whether it does its work."));
    }

    private void liveness() {
        containers(c -> !c.livenessProbe())
                .ifPresent(names -> add(
                        Habit.NO_LIVENESS_PROBE,
                        false,
                        "No liveness probe (" + names + "): a process that hangs is not started again.",
                        "Give it one, slower and more patient than the readiness probe."));
    }

    private void requests(Nodes nodes) {
        Resources requests = template.requests();
        if (requests.cpuMillis() == 0 && requests.memoryBytes() == 0) {
            add(
                    Habit.NO_REQUESTS,
                    true,
                    "No requests: the scheduler reserves nothing for it, and it is among the first to be evicted.",
                    "Request what it uses on a busy node.");
            return;
        }
        nodes.inOrder().stream()
                .filter(n -> daemonSet.cell(n.name()).filter(Cell::wanted).isPresent())
                .filter(n -> share(requests, n) > HEAVY_PERCENT)
                .max((a, b) -> Long.compare(share(requests, a), share(requests, b)))
                .ifPresent(n -> add(
                        Habit.HEAVY_REQUESTS,
                        false,
                        "One pod requests " + share(requests, n) + " % of what " + n.name() + " can give.",
                        "Request less, or keep it off small nodes."));
    }

    /** The larger one of CPU and memory, in percent. */
    private static long share(Resources requests, NodeFacts node) {
        return Math.max(
                percent(requests.cpuMillis(), node.allocatable().cpuMillis()),
                percent(requests.memoryBytes(), node.allocatable().memoryBytes()));
    }

    private static long percent(long part, long whole) {
        return whole <= 0 ? 0 : Math.round(100.0 * part / whole);
    }

    private void priority() {
        if (template.priorityClassName().isEmpty()) {
            add(
                    Habit.NO_PRIORITY_CLASS,
                    true,
                    "No priority class: it finds no place on a full node, and under pressure the kubelet evicts it early.",
                    "Set priorityClassName: system-node-critical, or one of your own.");
        }
    }

    private void host() {
        List<String> whole =
                template.hostPaths().stream().filter(WHOLE_HOST::contains).toList();
        if (!whole.isEmpty()) {
            add(
                    Habit.HOST_ROOT,
                    true,
                    "It mounts " + String.join(", ", whole) + " of the host: whoever breaks into the pod has the node.",
                    "Mount only the folders that it needs, read-only where that is enough.");
        }
        boolean serves =
                template.containers().stream().anyMatch(c -> !c.hostPorts().isEmpty());
        boolean ofTheNode = template.priorityClassName().startsWith("system-");
        if (template.hostNetwork() && !serves && !ofTheNode) {
            add(
                    Habit.HOST_NETWORK,
                    false,
                    "It runs in the host’s network and serves no port there.",
                    "Leave hostNetwork out unless it has to see the host’s interfaces.");
        }
        if (template.hostPid() && !ofTheNode) {
            add(
                    Habit.HOST_PROCESSES,
                    false,
                    "It sees all processes of the host (hostPID).",
                    "Leave hostPID out unless watching them is its work.");
        }
    }

    private void tags() {
        List<String> moving = template.images().stream().filter(Findings::moves).toList();
        if (!moving.isEmpty()) {
            add(
                    Habit.LATEST_TAG,
                    true,
                    moving.getFirst()
                            + " may be another image on every node, and an undo does not bring the old one back.",
                    "Name a version, or a digest.");
        }
    }

    /** No tag, or {@code latest}, and no digest. */
    private static boolean moves(String image) {
        if (image.contains("@")) {
            return false;
        }
        String name = image.substring(image.lastIndexOf('/') + 1);
        return !name.contains(":") || name.endsWith(":latest");
    }

    private Optional<String> containers(Predicate<ContainerFacts> lacking) {
        List<String> names = template.containers().stream()
                .filter(c -> !c.init())
                .filter(lacking)
                .map(ContainerFacts::name)
                .toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", names));
    }

    private void add(Habit habit, boolean serious, String sentence, String wayOut) {
        findings.add(new Finding(habit, serious, sentence, wayOut));
    }
}
