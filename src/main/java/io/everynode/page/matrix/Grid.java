package io.everynode.page.matrix;

import io.everynode.board.View;
import io.everynode.insight.Cell;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.Verdict;
import io.everynode.model.NodeName;
import io.everynode.page.NodeOrder;
import io.everynode.page.PoolConfig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which rows and columns the matrix has, in their order.
 *
 * @param groups nodes by pool or zone
 * @param left how many nodes without trouble have no column, because all would be too many
 */
record Grid(List<DaemonSetUnderstanding> rows, List<NodeOrder.Group> groups, int left) {
    /** Of so many cells a browser lays out a table without being felt. */
    static final int CELLS = 5000;

    private static final Comparator<DaemonSetUnderstanding> BY_TROUBLE = Comparator.comparing(
                    DaemonSetUnderstanding::attention)
            .thenComparing(Grid::worst)
            .thenComparing(DaemonSetUnderstanding::ref);

    static Grid of(View view, MatrixFilter filter, PoolConfig pools) {
        List<DaemonSetUnderstanding> rows = view.understanding().daemonSets().values().stream()
                .filter(filter::takes)
                .sorted(filter.sort() == MatrixFilter.Sort.TROUBLE ? BY_TROUBLE : Comparator.comparing(d -> d.ref()))
                .toList();
        Map<NodeName, Rank> ranks = ranks(rows, filter);
        NodeOrder order = NodeOrder.of(view.snapshot().nodes(), filter.group(), pools);
        int all = order.size();
        boolean tooMany = (long) all * rows.size() > CELLS;
        List<NodeOrder.Group> groups = order.groups().stream()
                .map(g -> new NodeOrder.Group(g.name(), columns(g.nodes(), ranks, filter, tooMany)))
                .filter(g -> !g.nodes().isEmpty())
                .toList();
        List<NodeOrder.Group> shown = tooMany ? cut(groups, CELLS / Math.max(1, rows.size())) : groups;
        int columns = shown.stream().mapToInt(g -> g.nodes().size()).sum();
        return new Grid(rows, shown, tooMany ? all - columns : 0);
    }

    /** How bad a node is: by its worst cell, then by how many are not as they should be. */
    private record Rank(Verdict worst, int off, boolean filtered) {
        static final Rank CALM = new Rank(Verdict.NOT_WANTED, 0, false);

        Rank with(Verdict verdict, boolean sought) {
            boolean news = verdict.compareTo(Verdict.OK) < 0;
            return new Rank(verdict.compareTo(worst) < 0 ? verdict : worst, off + (news ? 1 : 0), filtered || sought);
        }
    }

    private static Map<NodeName, Rank> ranks(List<DaemonSetUnderstanding> rows, MatrixFilter filter) {
        Map<NodeName, Rank> ranks = new HashMap<>();
        for (DaemonSetUnderstanding row : rows) {
            for (Cell cell : row.cells()) {
                Rank before = ranks.getOrDefault(cell.node(), Rank.CALM);
                ranks.put(cell.node(), before.with(cell.verdict(), cell.verdict() == filter.verdict()));
            }
        }
        return ranks;
    }

    private static List<NodeName> columns(
            List<NodeName> nodes, Map<NodeName, Rank> ranks, MatrixFilter filter, boolean onlyNews) {
        var shown = nodes.stream()
                .filter(n -> filter.verdict() == null || rank(ranks, n).filtered())
                .filter(n -> !onlyNews || rank(ranks, n).off() > 0);
        if (filter.sort() == MatrixFilter.Sort.TROUBLE) {
            shown = shown.sorted(Comparator.comparing((NodeName n) -> trouble(rank(ranks, n)))
                    .thenComparing(n -> -rank(ranks, n).off()));
        }
        return shown.toList();
    }

    /** Nodes on which nothing is amiss stay in their own order. */
    private static Verdict trouble(Rank rank) {
        return rank.off() == 0 ? Verdict.OK : rank.worst();
    }

    private static Rank rank(Map<NodeName, Rank> ranks, NodeName node) {
        return ranks.getOrDefault(node, Rank.CALM);
    }

    private static List<NodeOrder.Group> cut(List<NodeOrder.Group> groups, int most) {
        var shown = new ArrayList<NodeOrder.Group>();
        int left = most;
        for (NodeOrder.Group group : groups) {
            List<NodeName> nodes =
                    group.nodes().subList(0, Math.min(left, group.nodes().size()));
            left -= nodes.size();
            if (!nodes.isEmpty()) {
                shown.add(new NodeOrder.Group(group.name(), nodes));
            }
        }
        return shown;
    }

    static Verdict worst(DaemonSetUnderstanding d) {
        return d.verdicts().entrySet().stream()
                .filter(v -> v.getValue() > 0)
                .map(Map.Entry::getKey)
                .min(Comparator.naturalOrder())
                .orElse(Verdict.NOT_WANTED);
    }
}
