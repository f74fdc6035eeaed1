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
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which rows and columns the matrix has.
 *
 * @param groups nodes by pool or zone
 * @param canvas the cells are too many for a table: rows and columns stand in an order that no trouble changes
 * @param left how many nodes without trouble have no column in the table, because all would be too many
 */
record Grid(List<DaemonSetUnderstanding> rows, List<NodeOrder.Group> groups, boolean canvas, int left) {
    /** Of so many cells a browser lays out a table without being felt. */
    static final int CELLS = 5000;

    private static final Comparator<DaemonSetUnderstanding> BY_TROUBLE = Comparator.comparing(
                    DaemonSetUnderstanding::attention)
            .thenComparing(Grid::worst)
            .thenComparing(DaemonSetUnderstanding::ref);

    static Grid of(View view, MatrixFilter filter, PoolConfig pools) {
        List<DaemonSetUnderstanding> rows = view.understanding().daemonSets().values().stream()
                .filter(filter::takes)
                .toList();
        List<NodeOrder.Group> all = sought(
                NodeOrder.of(view.understanding().nodes(), filter.group(), pools)
                        .groups(),
                rows,
                filter.verdict());
        boolean tooMany = (long) size(all) * rows.size() > CELLS;
        if (tooMany && filter.as() == MatrixFilter.As.CANVAS) {
            return new Grid(rows, all, true, 0);
        }
        List<NodeOrder.Group> groups = inOrder(all, rows, filter.sort(), tooMany);
        List<NodeOrder.Group> shown = tooMany ? cut(groups, CELLS / rows.size()) : groups;
        return new Grid(
                filter.sort() == MatrixFilter.Sort.TROUBLE
                        ? rows.stream().sorted(BY_TROUBLE).toList()
                        : rows,
                shown,
                false,
                tooMany ? size(all) - size(shown) : 0);
    }

    /** Without those that have no such cell. */
    private static List<NodeOrder.Group> sought(
            List<NodeOrder.Group> groups, List<DaemonSetUnderstanding> rows, @Nullable Verdict verdict) {
        if (verdict == null) {
            return groups;
        }
        Set<NodeName> sought = rows.stream()
                .flatMap(d -> d.cells().stream())
                .filter(c -> c.verdict() == verdict)
                .map(Cell::node)
                .collect(Collectors.toSet());
        return each(groups, nodes -> nodes.stream().filter(sought::contains).toList());
    }

    private static List<NodeOrder.Group> inOrder(
            List<NodeOrder.Group> groups, List<DaemonSetUnderstanding> rows, MatrixFilter.Sort sort, boolean onlyNews) {
        Map<NodeName, Rank> ranks = ranks(rows);
        return each(groups, nodes -> columns(nodes, ranks, sort, onlyNews));
    }

    private static List<NodeOrder.Group> each(List<NodeOrder.Group> groups, UnaryOperator<List<NodeName>> nodes) {
        return groups.stream()
                .map(g -> new NodeOrder.Group(g.name(), nodes.apply(g.nodes())))
                .filter(g -> !g.nodes().isEmpty())
                .toList();
    }

    private static int size(List<NodeOrder.Group> groups) {
        return groups.stream().mapToInt(g -> g.nodes().size()).sum();
    }

    /** How bad a node is: by its worst cell, then by how many are not as they should be. */
    private record Rank(Verdict worst, int off) {
        static final Rank CALM = new Rank(Verdict.NOT_WANTED, 0);

        Rank with(Verdict verdict) {
            boolean news = verdict.compareTo(Verdict.OK) < 0;
            return new Rank(verdict.compareTo(worst) < 0 ? verdict : worst, off + (news ? 1 : 0));
        }
    }

    private static Map<NodeName, Rank> ranks(List<DaemonSetUnderstanding> rows) {
        Map<NodeName, Rank> ranks = new HashMap<>();
        for (DaemonSetUnderstanding row : rows) {
            for (Cell cell : row.cells()) {
                Rank before = ranks.getOrDefault(cell.node(), Rank.CALM);
                ranks.put(cell.node(), before.with(cell.verdict()));
            }
        }
        return ranks;
    }

    private static List<NodeName> columns(
            List<NodeName> nodes, Map<NodeName, Rank> ranks, MatrixFilter.Sort sort, boolean onlyNews) {
        var shown = nodes.stream().filter(n -> !onlyNews || rank(ranks, n).off() > 0);
        if (sort == MatrixFilter.Sort.TROUBLE) {
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
