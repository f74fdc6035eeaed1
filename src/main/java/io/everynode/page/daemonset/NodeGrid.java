package io.everynode.page.daemonset;

import io.everynode.insight.Cell;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.RolloutState;
import io.everynode.insight.Verdict;
import io.everynode.model.NodeName;
import io.everynode.page.NodeOrder;
import io.everynode.page.Words;
import io.everynode.web.Links;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The nodes that want the DaemonSet or run it as tiles, in groups; inside a group in the nodes' own order.
 *
 * @param choices what one can group by
 * @param labels the labels that one can group by instead
 * @param unwanted the other nodes, by why
 * @param onlyTroubled there are too many nodes for a tile each: only alarming ones have one
 * @param cut even those are too many: only the worst of them have one
 * @param everyNode where all of them are seen
 */
public record NodeGrid(
        List<Choice> choices,
        List<Choice> labels,
        List<Legend> legend,
        List<Group> groups,
        Unwanted unwanted,
        boolean onlyTroubled,
        boolean cut,
        String everyNode) {
    /** A browser lays out some five hundred tiles without being felt; beyond that nobody reads them one by one. */
    static final int TILES = 500;

    private static final String NOT_WANTED = "not wanted";

    private static final List<Verdict> LEGEND = List.of(
            Verdict.OK,
            Verdict.UPDATING,
            Verdict.OLD,
            Verdict.MISSING,
            Verdict.NOT_READY,
            Verdict.UNKNOWN,
            Verdict.PENDING,
            Verdict.MISSCHEDULED,
            Verdict.NOT_WANTED);

    /** A way to group, chosen by a link. */
    public record Choice(String by, boolean current) {}

    /** How many nodes have a verdict. */
    public record Legend(Verdict verdict, int nodes, String words) {}

    /**
     * Nodes that stand together.
     *
     * @param head the part that changes while the nodes stay the same
     */
    public record Group(Head head, List<Tile> tiles) {}

    /**
     * @param id of the element
     * @param name empty where there is only one group
     * @param summary such as "13 of 16 ok"
     */
    public record Head(String id, String name, String summary) {}

    /**
     * A node.
     *
     * @param href of its page
     * @param label what is written on the tile: the telling part of the name
     * @param blocks it is one of those that hold the rollout up
     */
    public record Tile(NodeName node, String href, String label, Verdict verdict, boolean blocks, String sentence) {
        public String id() {
            return Links.nodeId(node);
        }
    }

    /** Which tiles there are and where: while this stays, each tile changes by itself. */
    record Shape(
            List<Choice> choices,
            List<Choice> labels,
            List<String> heads,
            List<List<NodeName>> nodes,
            boolean onlyTroubled,
            boolean cut) {}

    static NodeGrid of(DaemonSetUnderstanding understanding, Grouping grouping) {
        boolean onlyTroubled = understanding.cells().size() > TILES;
        var names =
                ShortNames.among(understanding.cells().stream().map(Cell::node).toList());
        Set<NodeName> blockers = blockers(understanding);
        Predicate<Cell> shown = onlyTroubled ? worst(understanding) : c -> c.verdict() != Verdict.NOT_WANTED;
        List<Group> groups = grouping.groups().stream()
                .map(g -> group(g, cells(g, understanding), grouping.splits(), shown, c -> tile(c, names, blockers)))
                .filter(g -> !g.tiles().isEmpty() || !g.head().summary().equals(NOT_WANTED))
                .toList();
        return new NodeGrid(
                grouping.choices(),
                grouping.labels(),
                legend(understanding),
                groups,
                Unwanted.of(understanding),
                onlyTroubled,
                onlyTroubled && understanding.troubled().size() > TILES,
                "/matrix?cluster=" + Links.part(understanding.ref().cluster().value()) + "&namespace="
                        + Links.part(understanding.ref().namespace()));
    }

    private static Predicate<Cell> worst(DaemonSetUnderstanding understanding) {
        Set<NodeName> worst =
                understanding.troubled().stream().limit(TILES).map(Cell::node).collect(Collectors.toSet());
        return c -> worst.contains(c.node());
    }

    Shape shape() {
        return new Shape(
                choices,
                labels,
                groups.stream().map(g -> g.head().id()).toList(),
                groups.stream()
                        .map(g -> g.tiles().stream().map(Tile::node).toList())
                        .toList(),
                onlyTroubled,
                cut);
    }

    private static List<Cell> cells(NodeOrder.Group group, DaemonSetUnderstanding understanding) {
        return group.nodes().stream()
                .flatMap(n -> understanding.cell(n).stream())
                .toList();
    }

    private static Group group(
            NodeOrder.Group group, List<Cell> cells, boolean named, Predicate<Cell> shown, Function<Cell, Tile> tile) {
        return new Group(
                new Head("group." + group.name(), named ? group.name() : "", summary(cells)),
                cells.stream().filter(shown).map(tile).toList());
    }

    private static Tile tile(Cell cell, ShortNames names, Set<NodeName> blockers) {
        return new Tile(
                cell.node(),
                Links.node(cell.daemonSet().cluster(), cell.node()),
                names.of(cell.node()),
                cell.verdict(),
                blockers.contains(cell.node()),
                cell.sentence());
    }

    /** Who is marked: only what a stalled rollout waits for, because everything else resolves itself. */
    private static Set<NodeName> blockers(DaemonSetUnderstanding understanding) {
        var blockers = new HashSet<NodeName>();
        if (understanding.rollout().state() instanceof RolloutState.Stalled) {
            understanding.rollout().blockers().stream()
                    .filter(c -> c.verdict().alarming())
                    .forEach(c -> blockers.add(c.node()));
        }
        return blockers;
    }

    private static String summary(List<Cell> cells) {
        long wanted = cells.stream().filter(Cell::wanted).count();
        long well = cells.stream().filter(c -> c.verdict() == Verdict.OK).count();
        if (wanted == 0) {
            return NOT_WANTED;
        }
        return well == wanted ? "all " + wanted + " ok" : well + " of " + wanted + " ok";
    }

    private static List<Legend> legend(DaemonSetUnderstanding understanding) {
        return LEGEND.stream()
                .map(v -> new Legend(v, understanding.verdicts().getOrDefault(v, 0), words(v, understanding)))
                .filter(l -> l.nodes() > 0)
                .toList();
    }

    private static String words(Verdict verdict, DaemonSetUnderstanding understanding) {
        return verdict == Verdict.OK && understanding.revision() != null
                ? "ok on revision " + understanding.revision()
                : Words.word(verdict);
    }
}
