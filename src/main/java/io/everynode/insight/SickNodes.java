package io.everynode.insight;

import io.everynode.insight.AttentionItem.Kind;
import io.everynode.insight.AttentionItem.Urgency;
import io.everynode.insight.AttentionItem.Way;
import io.everynode.model.Condition;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.NodeFacts;
import io.everynode.model.NodeName;
import io.everynode.model.Nodes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Nodes that are not well in the same way, and the DaemonSets that this hurts: one cause, one line. */
record SickNodes(String ailment, List<NodeFacts> nodes, List<Cell> cells) {
    private static final int LINKS = 3;
    /** As many as one reads; whoever has more of them counts. */
    private static final int NAMED = 12;

    /** Only those on which some DaemonSet is in trouble. */
    static List<SickNodes> in(Nodes nodes, List<DaemonSetUnderstanding> daemonSets) {
        Map<NodeName, List<Cell>> hurt = new TreeMap<>();
        for (DaemonSetUnderstanding daemonSet : daemonSets) {
            for (Cell cell : daemonSet.cells()) {
                if (cell.verdict().alarming()) {
                    hurt.computeIfAbsent(cell.node(), n -> new ArrayList<>()).add(cell);
                }
            }
        }
        var byAilment = new LinkedHashMap<String, SickNodes>();
        hurt.forEach((name, cells) -> nodes.get(name)
                .filter(Trouble::explains)
                .ifPresent(node -> byAilment
                        .computeIfAbsent(ailment(node), a -> new SickNodes(a, new ArrayList<>(), new ArrayList<>()))
                        .add(node, cells)));
        return List.copyOf(byAilment.values());
    }

    private void add(NodeFacts node, List<Cell> more) {
        nodes.add(node);
        cells.addAll(more);
    }

    /** Follows "node-17 is" or "node-17 and node-31 are". */
    private static String ailment(NodeFacts node) {
        return switch (node.ready()) {
            case "Unknown" -> "NotReady: the kubelet stopped reporting";
            case "True" -> "under " + pressures(node);
            default ->
                "NotReady"
                        + node.condition("Ready")
                                .map(c -> Words.inBrackets(c.reason()))
                                .orElse("");
        };
    }

    private static String pressures(NodeFacts node) {
        return Words.every(Stream.of("Disk", "Memory", "PID")
                .filter(p -> node.condition(p + "Pressure")
                        .filter(c -> c.status().equals("True"))
                        .isPresent())
                .map(p -> (p.equals("PID") ? p : p.toLowerCase(java.util.Locale.ROOT)) + " pressure")
                .toList());
    }

    List<DaemonSetRef> hurts() {
        return cells.stream().map(Cell::daemonSet).distinct().sorted().toList();
    }

    List<NodeName> names() {
        return nodes.stream().map(NodeFacts::name).toList();
    }

    AttentionItem item() {
        return new AttentionItem(
                new Urgency(Kind.CAUSE, -cells.size(), 0),
                worst(),
                Words.nodes(names()),
                (nodes.size() == 1 ? "is " : "are ") + ailment + ".",
                why(),
                since(),
                null,
                names(),
                hurts(),
                names().stream().limit(LINKS).<Way>map(Way.ShowNode::new).toList());
    }

    private Verdict worst() {
        return cells.stream().map(Cell::verdict).min(Verdict::compareTo).orElse(Verdict.UNKNOWN);
    }

    private String why() {
        List<String> hurt = hurts().stream().map(DaemonSetRef::name).toList();
        return Words.count(cells.size(), "daemon pod") + " there " + (cells.size() == 1 ? "is" : "are")
                + " in trouble for this reason: " + Words.upTo(NAMED, hurt) + ".";
    }

    /** When the longest sick of them fell sick. */
    private Instant since() {
        return nodes.stream()
                .flatMap(n -> n.conditions().stream().filter(SickNodes::tells))
                .flatMap(c -> Stream.ofNullable(c.lastTransition()))
                .min(Instant::compareTo)
                .orElseGet(() ->
                        cells.stream().map(Cell::since).min(Instant::compareTo).orElse(Instant.EPOCH));
    }

    private static boolean tells(Condition condition) {
        boolean isTrue = condition.status().equals("True");
        return condition.type().equals("Ready")
                ? !isTrue
                : isTrue && condition.type().endsWith("Pressure");
    }
}
