package io.everynode.page;

import io.everynode.insight.Cell;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.Verdict;
import io.everynode.model.NodeName;
import io.everynode.web.Plural;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One DaemonSet over all nodes: a segment a node up to {@value #EXACT} nodes, beyond that at most {@value #BINS}
 * segments, each the worst of its nodes. Shown by the tag {@code {#strip}}.
 *
 * @param label the same in words
 * @param small for a DaemonSet that is well
 * @param few so few nodes that segments would look like bars
 */
public record Strip(List<Segment> segments, String label, boolean small, boolean few) {
    static final int EXACT = 200;
    static final int BINS = 96;

    /** @param title empty where there is no news */
    public record Segment(String verdict, boolean gap, String title) {}

    public static Strip of(DaemonSetUnderstanding daemonSet, NodeOrder order, boolean small) {
        Map<NodeName, Verdict> verdicts = HashMap.newHashMap(daemonSet.cells().size());
        daemonSet.cells().forEach(c -> verdicts.put(c.node(), c.verdict()));
        int size = order.size();
        int perBin =
                size <= EXACT ? 1 : Math.ceilDiv(size, BINS - order.groups().size());
        var segments = new ArrayList<Segment>();
        for (NodeOrder.Group group : order.groups()) {
            boolean first = !segments.isEmpty();
            List<NodeName> nodes = group.nodes();
            for (int from = 0; from < nodes.size(); from += perBin) {
                List<NodeName> bin = nodes.subList(from, Math.min(nodes.size(), from + perBin));
                segments.add(segment(verdicts, bin, first && from == 0));
            }
        }
        return new Strip(List.copyOf(segments), label(daemonSet), small, order.few());
    }

    private static Segment segment(Map<NodeName, Verdict> verdicts, List<NodeName> bin, boolean gap) {
        if (bin.size() == 1) {
            Verdict verdict = verdicts.getOrDefault(bin.getFirst(), Verdict.NOT_WANTED);
            boolean news = verdict != Verdict.OK && verdict != Verdict.NOT_WANTED;
            return new Segment(verdict.code(), gap, news ? bin.getFirst() + ": " + Words.word(verdict) : "");
        }
        Map<Verdict, List<NodeName>> byVerdict = bin.stream()
                .collect(Collectors.groupingBy(
                        n -> verdicts.getOrDefault(n, Verdict.NOT_WANTED),
                        () -> new EnumMap<>(Verdict.class),
                        Collectors.toList()));
        Verdict worst = byVerdict.keySet().iterator().next();
        return new Segment(worst.code(), gap, Plural.of(bin.size(), "node") + ": " + tally(byVerdict));
    }

    private static String label(DaemonSetUnderstanding daemonSet) {
        Map<Verdict, List<NodeName>> byVerdict = daemonSet.cells().stream()
                .filter(c -> c.verdict() != Verdict.NOT_WANTED)
                .collect(Collectors.groupingBy(
                        Cell::verdict,
                        () -> new EnumMap<>(Verdict.class),
                        Collectors.mapping(Cell::node, Collectors.toList())));
        return byVerdict.isEmpty() ? "wanted on no node" : tally(byVerdict);
    }

    private static String tally(Map<Verdict, List<NodeName>> byVerdict) {
        return byVerdict.entrySet().stream()
                .map(e -> e.getValue().size() + " " + Words.word(e.getKey())
                        + (e.getKey().alarming() ? " (" + Words.names(e.getValue()) + ")" : ""))
                .collect(Collectors.joining(", "));
    }
}
