package io.everynode.page.node;

import io.everynode.insight.Cell;
import io.everynode.insight.NodeUnderstanding;
import io.everynode.insight.Verdict;
import io.everynode.model.ClusterName;
import io.everynode.model.NodeFacts;
import io.everynode.page.NodeOrder;
import io.everynode.page.PoolConfig;
import io.everynode.page.Strip;
import io.everynode.page.Words;
import io.everynode.web.Age;
import io.everynode.web.Ages;
import io.everynode.web.Links;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A node in the list.
 *
 * @param place pool and zone
 * @param state what is not well with the node itself; empty where nothing is
 * @param ready such as "10 of 11"
 * @param off some DaemonSet here is in trouble
 * @param worst of the DaemonSets here
 * @param sentence who is not as he should be; for a new node how long after it joined all have been
 * @param strip a segment a DaemonSet, in the same order for every node
 */
public record NodeRow(
        String id,
        String name,
        String href,
        String place,
        String state,
        String ready,
        boolean off,
        Verdict worst,
        String sentence,
        Strip strip,
        Age age) {
    private static final int NAMED = 3;

    static NodeRow of(ClusterName cluster, NodeUnderstanding node, PoolConfig pools, Instant now) {
        NodeFacts facts = node.facts();
        return new NodeRow(
                Links.nodeId(facts.name()),
                facts.name().value(),
                Links.node(cluster, facts.name()),
                Stream.of(NodeOrder.pool(facts, pools), facts.zone())
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(" · ")),
                state(facts),
                node.ok() + " of " + node.wanted(),
                !node.troubled().isEmpty(),
                worst(node),
                sentence(node, now),
                strip(node),
                Age.of(facts.createdAt(), now));
    }

    public boolean calm() {
        return !off && state.isEmpty();
    }

    /** What is the matter, to be read out. */
    public String said() {
        return name + ": "
                + Stream.of(state, sentence).filter(s -> !s.isEmpty()).collect(Collectors.joining(", ")) + ".";
    }

    private static String state(NodeFacts facts) {
        String ready = switch (facts.ready()) {
            case "True" -> "";
            case "False" -> "NotReady";
            default -> "does not report";
        };
        return Stream.of(ready, facts.unschedulable() ? "cordoned" : "")
                .filter(s -> !s.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static Verdict worst(NodeUnderstanding node) {
        return node.cells().stream()
                .map(Cell::verdict)
                .min(Comparator.naturalOrder())
                .orElse(Verdict.NOT_WANTED);
    }

    private static String sentence(NodeUnderstanding node, Instant now) {
        if (!node.troubled().isEmpty()) {
            return byVerdict(node.troubled().stream());
        }
        String completed = completed(node, now);
        return completed.isEmpty()
                ? byVerdict(node.cells().stream().filter(c -> c.wanted() && c.verdict() != Verdict.OK))
                : completed;
    }

    /** The worst first: {@code falco pending; cilium and 2 more unknown}. */
    private static String byVerdict(Stream<Cell> cells) {
        var byVerdict = cells.collect(Collectors.groupingBy(
                Cell::verdict,
                () -> new EnumMap<>(Verdict.class),
                Collectors.mapping(c -> c.daemonSet().name(), Collectors.toList())));
        return byVerdict.entrySet().stream()
                .map(e -> names(e.getValue()) + " " + Words.word(e.getKey()))
                .collect(Collectors.joining("; "));
    }

    private static String names(List<String> names) {
        return names.size() <= NAMED
                ? String.join(", ", names)
                : names.getFirst() + " and " + (names.size() - 1) + " more";
    }

    /** Only of a new node can it be told: later the pods were replaced. */
    private static String completed(NodeUnderstanding node, Instant now) {
        Instant joined = node.facts().createdAt();
        boolean complete = node.ok() == node.wanted() && node.wanted() > 0;
        if (!complete || joined.isBefore(now.minus(NodeFilter.NEW))) {
            return "";
        }
        Instant last = node.cells().stream()
                .filter(Cell::wanted)
                .map(Cell::since)
                .max(Comparator.naturalOrder())
                .orElse(joined);
        return "all as they should be since " + Ages.inWords(Duration.between(joined, last)) + " after it joined";
    }

    private static Strip strip(NodeUnderstanding node) {
        List<Strip.Segment> segments = node.cells().stream()
                .map(c -> new Strip.Segment(c.verdict().code(), false, title(c)))
                .toList();
        String label = node.verdicts().entrySet().stream()
                .filter(v -> v.getValue() > 0 && v.getKey() != Verdict.NOT_WANTED)
                .map(v -> v.getValue() + " " + Words.word(v.getKey()))
                .collect(Collectors.joining(", "));
        return new Strip(segments, label.isEmpty() ? "no DaemonSet wants it" : label, true, segments.size() <= 24);
    }

    private static String title(Cell cell) {
        return cell.verdict() == Verdict.OK || cell.verdict() == Verdict.NOT_WANTED
                ? ""
                : cell.daemonSet().name() + ": " + Words.word(cell.verdict());
    }
}
