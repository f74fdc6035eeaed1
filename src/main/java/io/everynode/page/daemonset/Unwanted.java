package io.everynode.page.daemonset;

import io.everynode.insight.Cell;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.PlacementReason;
import io.everynode.insight.Verdict;
import io.everynode.web.Links;
import io.everynode.web.Plural;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The nodes that do not want the DaemonSet, put together by why: that is what desired is short of the nodes. */
public record Unwanted(String summary, List<Cause> causes) {
    private static final int NAMED = 60;

    /**
     * Nodes with the same reason.
     *
     * @param more how many are not named
     */
    public record Cause(String nodes, String why, List<Named> named, int more) {}

    /** A node and its page. */
    public record Named(String name, String href) {}

    static Unwanted of(DaemonSetUnderstanding understanding) {
        Map<String, List<Cell>> byCause = understanding.cells().stream()
                .filter(c -> c.verdict() == Verdict.NOT_WANTED)
                .collect(Collectors.groupingBy(Unwanted::why, LinkedHashMap::new, Collectors.toList()));
        int nodes = understanding.count(Verdict.NOT_WANTED);
        return new Unwanted(
                Plural.of(nodes, "node") + (nodes == 1 ? " does not want it, and why" : " do not want it, and why"),
                byCause.entrySet().stream()
                        .map(e -> cause(e.getKey(), e.getValue()))
                        .sorted(Comparator.comparing(Cause::why))
                        .toList());
    }

    private static String why(Cell cell) {
        return cell.reason() instanceof PlacementReason reason ? reason.cause(cell) : cell.sentence();
    }

    private static Cause cause(String why, List<Cell> cells) {
        return new Cause(
                Plural.of(cells.size(), "node"),
                why,
                cells.stream()
                        .limit(NAMED)
                        .map(c -> new Named(
                                c.node().value(), Links.node(c.daemonSet().cluster(), c.node())))
                        .toList(),
                Math.max(0, cells.size() - NAMED));
    }
}
