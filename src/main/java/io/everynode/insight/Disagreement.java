package io.everynode.insight;

import io.everynode.insight.PlacementReason.UntoleratedTaint;
import io.everynode.model.Counts;
import io.everynode.model.DaemonSetSlice;
import io.everynode.model.NodeFacts;
import io.everynode.model.NodeName;
import io.everynode.model.Nodes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is said of counts that the controller leaves standing: which number, and the likely cause. It looks at a node again
 * only when labels or taints change, and even then only if its pod has to come or go or one is misscheduled already
 * ({@code shouldIgnoreNodeUpdate}, {@code syncNodeUpdate}).
 */
final class Disagreement {
    private final DaemonSetSlice slice;
    private final Nodes nodes;
    private final List<Cell> cells;
    private final Tally tally;
    private final Counts ours;
    private final Counts reported;

    Disagreement(DaemonSetSlice slice, Nodes nodes, List<Cell> cells, Tally tally) {
        this.slice = slice;
        this.nodes = nodes;
        this.cells = cells;
        this.tally = tally;
        this.ours = tally.counts();
        this.reported = slice.facts().reported();
    }

    String sentence() {
        return number() + cause();
    }

    /** The first number that differs, in the order in which one wrong number makes others wrong. */
    private String number() {
        return Stream.of(
                        number("desired", reported.desiredNumberScheduled(), ours.desiredNumberScheduled()),
                        number("misscheduled", reported.numberMisscheduled(), ours.numberMisscheduled()),
                        number("current", reported.currentNumberScheduled(), ours.currentNumberScheduled()),
                        number("updated", reported.updatedNumberScheduled(), ours.updatedNumberScheduled()),
                        number("ready", reported.numberReady(), ours.numberReady()),
                        number("available", reported.numberAvailable(), ours.numberAvailable()),
                        number("unavailable", reported.numberUnavailable(), ours.numberUnavailable()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
    }

    private static Optional<String> number(String what, int reported, int ours) {
        return reported == ours
                ? Optional.empty()
                : Optional.of("The controller says " + reported + " " + what + ", nodes and pods say " + ours + ": ");
    }

    private String cause() {
        if (reported.desiredNumberScheduled() > ours.desiredNumberScheduled()) {
            return gone().or(this::noLongerWanted)
                    .orElse("it has not looked since a node went or stopped being wanted.");
        }
        if (reported.desiredNumberScheduled() < ours.desiredNumberScheduled()) {
            return cameBack().or(this::joined).orElse("it has not looked since a taint or a label changed.");
        }
        if (reported.numberMisscheduled() != ours.numberMisscheduled()) {
            return gone().or(this::noLongerWanted)
                    .orElse("it has not looked since such a pod went, or a taint or a label changed.");
        }
        return ofPods();
    }

    private Optional<String> gone() {
        return slice.pods().keySet().stream()
                .filter(n -> nodes.get(n).isEmpty())
                .min(NodeName::compareTo)
                .map(n -> n + " is gone, and the controller counts it until its pod is collected.");
    }

    /** Of several the newest: the others it may have seen. */
    private Optional<String> noLongerWanted() {
        return tally.alarming().stream()
                .map(Trouble::cell)
                .filter(c -> c.verdict() == Verdict.MISSCHEDULED)
                .max(Comparator.comparing(Cell::since))
                .map(Disagreement::since);
    }

    private static String since(Cell cell) {
        if (cell.reason() instanceof UntoleratedTaint untolerated) {
            return "it has not looked since " + untolerated.taint().text() + " came to " + cell.node() + ".";
        }
        return "it has not looked since " + cell.node() + " stopped being wanted.";
    }

    private Optional<String> cameBack() {
        for (int i = 0; i < cells.size(); i++) {
            PodOnNode pod = cells.get(i).counted();
            NodeFacts node = nodes.inOrder().get(i);
            if (cells.get(i).wanted() && pod != null && pod.facts().createdAt().isBefore(node.createdAt())) {
                return Optional.of("it has not looked since " + node.name()
                        + " came back under its name, where the pod of before still is.");
            }
        }
        return Optional.empty();
    }

    /** A wanted node without a pod: the controller would have made one, had it looked. */
    private Optional<String> joined() {
        return cells.stream()
                .filter(c -> c.wanted() && c.pods().isEmpty())
                .findFirst()
                .map(c -> "it has not looked since " + c.node() + " came to be wanted.");
    }

    private String ofPods() {
        if (reported.updatedNumberScheduled() != ours.updatedNumberScheduled()) {
            int byHash = ours.updatedNumberScheduled() - tally.leftBehind();
            return reported.updatedNumberScheduled() == byHash
                    ? "older releases of the controller do not go by the legacy template generation."
                    : "it has not looked since pods were replaced.";
        }
        return slice.facts().minReadySeconds() > 0
                ? "it looks late after minReadySeconds."
                : "it has not looked since; if this lasts, look at kube-controller-manager.";
    }
}
