package io.everynode.insight;

import io.everynode.model.NodeName;
import io.everynode.model.Taint;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why a DaemonSet does not want a node; {@code notWanted} and {@code misscheduled} cells carry one. */
public sealed interface PlacementReason extends Reason {
    /** The cause as a sentence of its own, with the DaemonSet as subject. */
    String cause(Cell cell);

    /** Whether the controller deletes a pod that is already there ({@code shouldContinueRunning} is false). */
    default boolean evicts() {
        return true;
    }

    /** Whether a pod that is already there counts again by itself: the node is sick, and wanted once it heals. */
    default boolean passes() {
        return false;
    }

    @Override
    default String aside() {
        if (passes()) {
            return "The pod stays and counts again when the node heals.";
        }
        return evicts() ? "The controller deletes these pods." : "NoSchedule evicts nobody.";
    }

    @Override
    default String sentence(Cell cell) {
        String name = cell.daemonSet().name();
        if (cell.verdict() != Verdict.MISSCHEDULED) {
            return name + " does not want " + cell.node() + ": " + cause(cell) + ".";
        }
        if (passes()) {
            return name + " counts as misscheduled on " + cell.node() + " as long as the node is sick: " + cause(cell)
                    + ". The pod stays and counts again when the node heals.";
        }
        String leaves = evicts() ? "The controller deletes the pod." : "NoSchedule evicts nobody, so the pod stays.";
        return name + " should leave " + cell.node() + ": " + cause(cell) + ". " + leaves;
    }

    /** {@code template.spec.nodeName} names another node. */
    record NodeNameMismatch(NodeName wanted) implements PlacementReason {
        @Override
        public String cause(Cell cell) {
            return "its template names " + wanted + " alone";
        }

        @Override
        public String evidence() {
            return "spec.template.spec.nodeName: " + wanted;
        }
    }

    /** @param found the node's value of the label, absent where it has no such label */
    record NodeSelectorMismatch(
            String key, String wanted, @Nullable String found) implements PlacementReason {
        @Override
        public String cause(Cell cell) {
            return "its nodeSelector asks for " + key + "=" + wanted + ", and the node has " + Words.label(key, found);
        }

        @Override
        public String evidence() {
            return "nodeSelector " + key + "=" + wanted;
        }
    }

    /** @param terms what fails in each ORed term; empty where there is no term at all */
    record NodeAffinityMismatch(List<FailedTerm> terms) implements PlacementReason {
        @Override
        public String cause(Cell cell) {
            if (terms.isEmpty()) {
                return "its node affinity has no term, which matches no node";
            }
            String each = terms.stream().map(FailedTerm::text).collect(Collectors.joining("; or "));
            return terms.size() == 1
                    ? "its node affinity asks for " + each
                    : "no term of its node affinity matches: " + each;
        }

        @Override
        public String evidence() {
            return terms.stream().map(FailedTerm::expression).collect(Collectors.joining(" | "));
        }
    }

    /**
     * Why a term does not match.
     *
     * @param expression the first that fails, such as {@code zone In [a, b]}; empty where the term holds none
     * @param found what the node has instead
     */
    record FailedTerm(String expression, String found) {
        String text() {
            return expression.isEmpty() ? found : expression + ", and " + found;
        }
    }

    /** @param evicts some untolerated taint is {@code NoExecute}, so a pod that is there is deleted */
    record UntoleratedTaint(Taint taint, boolean evicts) implements PlacementReason {
        private static final Set<String> SICK =
                Set.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable");

        /** Kubernetes put it there because the node is not ready, and takes it off again. */
        @Override
        public boolean passes() {
            return !evicts && SICK.contains(taint.key());
        }

        /** One that evicts decides what becomes of the pod, and one that a healing node loses says least. */
        int weight() {
            return evicts ? 2 : passes() ? 0 : 1;
        }

        @Override
        public String cause(Cell cell) {
            return "it does not tolerate " + taint.text();
        }

        @Override
        public String evidence() {
            return "taint " + taint.text();
        }
    }
}
