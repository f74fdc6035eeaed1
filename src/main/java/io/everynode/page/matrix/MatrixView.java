package io.everynode.page.matrix;

import io.everynode.board.View;
import io.everynode.insight.Attention;
import io.everynode.insight.Cell;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.Verdict;
import io.everynode.model.NodeName;
import io.everynode.page.NodeOrder;
import io.everynode.page.PoolConfig;
import io.everynode.page.Words;
import io.everynode.web.Links;
import io.everynode.web.Plural;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The matrix of one cluster as it stands, either as a table or, where that would be too large, for the canvas.
 *
 * @param forms links to the one and the other; empty where there is no choice
 * @param table without rows where there is a canvas
 * @param note what is left out; empty where nothing is
 * @param csv where the cells that are shown are had as CSV; {@code json} likewise
 */
public record MatrixView(
        Lead lead,
        List<Choice> sorts,
        List<Choice> groupings,
        List<Choice> forms,
        List<Chip> chips,
        Table table,
        @Nullable Canvas canvas,
        Inspector inspector,
        String note,
        String csv,
        String json) {
    /** The headline. */
    public record Lead(String sentence, String say) {}

    /** A link to the same matrix in another order. */
    public record Choice(String name, String href, boolean current) {}

    /** A verdict, how many cells have it, and the link that shows only where it is. */
    public record Chip(@Nullable Verdict verdict, String text, int count, String href, boolean current) {}

    /** Heads, and rows below them. */
    public record Table(List<Group> groups, List<Row> rows) {
        /** Which columns there are and where. */
        List<List<String>> columns() {
            return groups.stream()
                    .map(g -> g.columns().stream().map(Column::node).toList())
                    .toList();
        }
    }

    public record Group(String name, List<Column> columns) {}

    /** @param trouble some cell below it is alarming */
    public record Column(String node, String href, boolean trouble) {}

    /**
     * A DaemonSet.
     *
     * @param breaks a group of rows begins with it
     * @param rollout its state, the API's word
     * @param groups its cells, as the columns stand
     */
    public record Row(
            String id,
            String name,
            String namespace,
            String href,
            boolean trouble,
            boolean breaks,
            String rollout,
            List<List<Square>> groups,
            List<Sum> sums) {}

    /**
     * @param href empty for a cell that is calm; the script makes it from where it stands
     * @param matter which trouble this is; empty where it is none
     */
    public record Square(Verdict verdict, String href, String sentence, String matter, boolean chosen) {}

    public record Sum(Verdict verdict, int cells) {}

    static MatrixView of(View view, MatrixFilter filter, PoolConfig pools) {
        Grid grid = Grid.of(view, filter, pools);
        return new MatrixView(
                lead(view, grid),
                Arrays.stream(MatrixFilter.Sort.values())
                        .map(s -> new Choice(
                                s == MatrixFilter.Sort.TROUBLE ? "trouble first" : "by name",
                                filter.sortedBy(s).address("/matrix"),
                                s == filter.sort()))
                        .toList(),
                Arrays.stream(NodeOrder.By.values())
                        .map(g -> new Choice(
                                "by " + g.code(), filter.groupedBy(g).address("/matrix"), g == filter.group()))
                        .toList(),
                forms(grid, filter),
                chips(view, filter),
                grid.canvas() ? new Table(List.of(), List.of()) : table(grid, filter),
                grid.canvas() ? Canvas.of(view, grid, filter) : null,
                Inspector.of(view, filter),
                note(grid),
                filter.bare().address("/matrix/cells.csv"),
                filter.bare().address("/matrix/cells.json"));
    }

    /** A table that holds all there is needs no canvas. */
    private static List<Choice> forms(Grid grid, MatrixFilter filter) {
        if (!grid.canvas() && grid.left() == 0) {
            return List.of();
        }
        return Arrays.stream(MatrixFilter.As.values())
                .map(a -> new Choice("as " + a.code(), filter.shownAs(a).address("/matrix"), a == filter.as()))
                .toList();
    }

    private static Lead lead(View view, Grid grid) {
        int wanted = grid.rows().stream()
                .mapToInt(d -> d.cells().size() - d.count(Verdict.NOT_WANTED))
                .sum();
        int off = grid.rows().stream()
                .mapToInt(d -> d.cells().size() - d.count(Verdict.NOT_WANTED) - d.count(Verdict.OK))
                .sum();
        String cells = Plural.of(wanted, "cell") + " of " + view.title();
        String sentence = wanted == 0
                ? "No DaemonSet is wanted on any node here."
                : off == 0
                        ? "All " + cells + " are as they should be."
                        : Plural.grouped(off) + " of " + cells
                                + (off == 1 ? " is not as it should be." : " are not as they should be.");
        int explained = grid.rows().stream()
                .filter(d -> d.attention() == Attention.EXPLAINED)
                .mapToInt(d -> d.troubled().size())
                .sum();
        return new Lead(
                sentence,
                explained == 0
                        ? "A row is a DaemonSet, a column a node."
                        : explained + " of them only because a node is not ready.");
    }

    private static List<Chip> chips(View view, MatrixFilter filter) {
        var chips = new ArrayList<Chip>();
        int all = 0;
        for (Verdict verdict : Verdict.values()) {
            int cells = view.understanding().daemonSets().values().stream()
                    .mapToInt(d -> d.count(verdict))
                    .sum();
            all += cells;
            if (verdict != Verdict.NOT_WANTED && verdict != Verdict.OK && (cells > 0 || verdict == filter.verdict())) {
                chips.add(new Chip(
                        verdict,
                        capital(Words.word(verdict)),
                        cells,
                        filter.only(verdict).address("/matrix"),
                        verdict == filter.verdict()));
            }
        }
        chips.addFirst(new Chip(null, "All", all, filter.only(null).address("/matrix"), filter.verdict() == null));
        return chips;
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static Table table(Grid grid, MatrixFilter filter) {
        var rows = new ArrayList<Row>();
        Attention above = null;
        for (DaemonSetUnderstanding d : grid.rows()) {
            boolean breaks = filter.sort() == MatrixFilter.Sort.TROUBLE && above != null && above != d.attention();
            rows.add(row(d, breaks, grid.groups(), filter));
            above = d.attention();
        }
        return new Table(
                grid.groups().stream()
                        .map(g -> new Group(
                                g.name(),
                                g.nodes().stream()
                                        .map(n -> column(n, grid, filter))
                                        .toList()))
                        .toList(),
                rows);
    }

    private static Column column(NodeName node, Grid grid, MatrixFilter filter) {
        boolean trouble = grid.rows().stream()
                .anyMatch(d -> d.cell(node).filter(c -> c.verdict().alarming()).isPresent());
        return new Column(node.value(), Links.node(filter.cluster(), node), trouble);
    }

    private static Row row(
            DaemonSetUnderstanding d, boolean breaks, List<NodeOrder.Group> groups, MatrixFilter filter) {
        return new Row(
                Links.rowId(d.ref()),
                d.ref().name(),
                d.ref().namespace(),
                Links.daemonSet(d.ref()),
                d.attention() == Attention.NEEDS_YOU,
                breaks,
                d.rollout().state().code(),
                groups.stream()
                        .map(g -> g.nodes().stream()
                                .map(n -> square(d.cell(n), filter))
                                .toList())
                        .toList(),
                sums(d));
    }

    /** What is off, the worst first. */
    static List<Sum> sums(DaemonSetUnderstanding d) {
        return d.verdicts().entrySet().stream()
                .filter(v -> v.getValue() > 0 && v.getKey().compareTo(Verdict.OK) < 0)
                .map(v -> new Sum(v.getKey(), v.getValue()))
                .toList();
    }

    private static Square square(Optional<Cell> found, MatrixFilter filter) {
        if (found.isEmpty()) {
            return new Square(Verdict.NOT_WANTED, "", "", "", false);
        }
        Cell cell = found.get();
        var place = new MatrixFilter.Place(cell.daemonSet(), cell.node());
        boolean news = cell.verdict().compareTo(Verdict.OK) < 0;
        return new Square(
                cell.verdict(),
                news ? filter.choosing(place).address("/matrix") : "",
                news ? cell.sentence() : "",
                cell.verdict().alarming() ? place.inAddress() : "",
                place.equals(filter.chosen()));
    }

    private static String note(Grid grid) {
        return grid.left() == 0
                ? ""
                : Plural.of(grid.left(), "node") + " without a column: with this many only those with news have one."
                        + " The export holds all.";
    }
}
