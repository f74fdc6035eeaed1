package io.everynode.insight;

import io.everynode.insight.PlacementReason.NodeAffinityMismatch;
import io.everynode.insight.PlacementReason.NodeNameMismatch;
import io.everynode.insight.PlacementReason.NodeSelectorMismatch;
import io.everynode.insight.PlacementReason.UntoleratedTaint;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Why a DaemonSet wants no node at all. */
final class Nowhere {
    private Nowhere() {}

    /** @param fact what the cause follows, without its full stop */
    static String sentence(String fact, List<Cell> cells) {
        Map<String, Long> causes = cells.stream()
                .map(Cell::reason)
                .filter(PlacementReason.class::isInstance)
                .map(r -> cause((PlacementReason) r))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return causes.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(most -> fact + ": " + most.getKey() + " (" + most.getValue() + " of "
                        + Words.count(cells.size(), "node") + ").")
                .orElse(fact + ": the cluster has no node.");
    }

    private static String cause(PlacementReason reason) {
        return switch (reason) {
            case NodeNameMismatch n -> "its template names " + n.wanted() + " alone";
            case NodeSelectorMismatch s -> "its nodeSelector " + s.key() + "=" + s.wanted() + " does not match";
            case NodeAffinityMismatch a -> "its node affinity does not match";
            case UntoleratedTaint t -> "it does not tolerate " + t.taint().text();
        };
    }
}
