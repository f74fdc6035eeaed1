package io.everynode.page.overview;

import io.everynode.insight.Attention;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.Verdict;
import io.everynode.page.NodeOrder;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The table of DaemonSets. */
record Roster(Head head, List<Group> groups) {
    private static final List<Attention> ORDER =
            List.of(Attention.NEEDS_YOU, Attention.MOVING, Attention.EXPLAINED, Attention.WELL);
    private static final Comparator<DaemonSetUnderstanding> BY_NAME = Comparator.comparing(
                    (DaemonSetUnderstanding d) -> d.ref().name())
            .thenComparing(DaemonSetUnderstanding::ref);
    private static final Comparator<DaemonSetUnderstanding> BY_TROUBLE =
            Comparator.comparing(Roster::worst).thenComparing(BY_NAME);
    private static final Comparator<DaemonSetUnderstanding> YOUNGEST_FIRST = Comparator.comparing(
                    (DaemonSetUnderstanding d) -> d.facts().createdAt())
            .reversed()
            .thenComparing(BY_NAME);

    /**
     * What stands over the columns.
     *
     * @param few so few nodes that the column of strips is narrow
     */
    record Head(List<Pool> pools, boolean few, String order, Sorts sorts) {}

    /** @param width of the empty svg that gives the pool its share of the column */
    record Pool(String name, int nodes, int width) {}

    /**
     * Addresses of the same table in another order.
     *
     * @param trouble empty where it has that order
     */
    record Sorts(String trouble, String name, String age) {}

    /** @param full its rows have two lines */
    record Group(String id, String title, boolean full, List<Row> rows) {
        public int size() {
            return rows.size();
        }
    }

    static Roster of(Collection<DaemonSetUnderstanding> daemonSets, NodeOrder order, Filter filter, Instant now) {
        List<DaemonSetUnderstanding> chosen =
                daemonSets.stream().filter(filter::takes).toList();
        Stream<Group> groups = switch (filter.sort()) {
            case TROUBLE ->
                ORDER.stream()
                        .map(a -> group(
                                a.code(),
                                title(a, chosen),
                                chosen.stream().filter(d -> d.attention() == a).sorted(BY_TROUBLE),
                                order,
                                now));
            case NAME -> Stream.of(group("all", "By name", chosen.stream().sorted(BY_NAME), order, now));
            case AGE -> Stream.of(group("all", "Youngest first", chosen.stream().sorted(YOUNGEST_FIRST), order, now));
        };
        return new Roster(head(order, filter), groups.filter(g -> g.size() > 0).toList());
    }

    private static Group group(
            String code, String title, Stream<DaemonSetUnderstanding> daemonSets, NodeOrder order, Instant now) {
        List<DaemonSetUnderstanding> rows = daemonSets.toList();
        return new Group(
                "group." + code,
                title,
                rows.stream().anyMatch(Row::spacious),
                rows.stream().map(d -> Row.of(d, order, now)).toList());
    }

    private static String title(Attention attention, List<DaemonSetUnderstanding> daemonSets) {
        return switch (attention) {
            case NEEDS_YOU -> "Need you";
            case MOVING -> "Moving";
            case EXPLAINED -> "Off only because of " + Explained.nodes(daemonSets);
            case WELL -> "As they should be";
        };
    }

    private static Verdict worst(DaemonSetUnderstanding d) {
        return d.verdicts().entrySet().stream()
                .filter(v -> v.getValue() > 0)
                .map(Map.Entry::getKey)
                .min(Comparator.naturalOrder())
                .orElse(Verdict.NOT_WANTED);
    }

    private static Head head(NodeOrder order, Filter filter) {
        return new Head(
                order.groups().stream()
                        .map(g -> new Pool(
                                g.name(), g.nodes().size(), 1000 * g.nodes().size()))
                        .toList(),
                order.few(),
                words(filter.sort()),
                new Sorts(
                        filter.sort() == Filter.Sort.TROUBLE
                                ? ""
                                : filter.sortedBy(Filter.Sort.TROUBLE).address("/"),
                        filter.sortedBy(Filter.Sort.NAME).address("/"),
                        filter.sortedBy(Filter.Sort.AGE).address("/")));
    }

    private static String words(Filter.Sort sort) {
        return switch (sort) {
            case TROUBLE -> "trouble first";
            case NAME -> "by name";
            case AGE -> "youngest first";
        };
    }
}
