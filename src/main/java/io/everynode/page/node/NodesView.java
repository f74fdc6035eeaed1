package io.everynode.page.node;

import io.everynode.board.View;
import io.everynode.insight.NodeUnderstanding;
import io.everynode.model.NodeName;
import io.everynode.page.NodeOrder;
import io.everynode.page.PoolConfig;
import io.everynode.page.Words;
import io.everynode.web.Plural;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The nodes of one cluster.
 *
 * @param part of the list that is shown
 * @param empty why there is no row; empty where there is one
 */
public record NodesView(
        Lead lead,
        String cluster,
        String q,
        String state,
        List<Option> pools,
        List<Option> zones,
        List<Chip> chips,
        List<NodeRow> rows,
        Pages part,
        String empty,
        String all) {
    /** @param say who is not well himself */
    public record Lead(String sentence, String say) {}

    public record Option(String value, boolean selected) {}

    /** A filter as a link, with how many nodes it would show. */
    public record Chip(String text, int count, String href, boolean current) {}

    static NodesView of(View view, NodeFilter filter, PoolConfig pools) {
        Instant now = view.at();
        List<NodeUnderstanding> all = view.understanding().nodeUnderstandings();
        List<NodeUnderstanding> chosen = all.stream()
                .filter(n -> filter.takes(n, pools, now))
                .sorted(Comparator.comparing(NodesView::trouble))
                .toList();
        Pages part = Pages.of(filter, chosen.size());
        return new NodesView(
                lead(view, all),
                filter.cluster().value(),
                filter.q(),
                filter.only().code(),
                options(all, n -> NodeOrder.pool(n.facts(), pools), filter.pool()),
                options(all, n -> n.facts().zone(), filter.zone()),
                chips(all, filter, pools, now),
                chosen.subList(part.from(), part.to()).stream()
                        .map(n -> NodeRow.of(filter.cluster(), n, pools, now))
                        .toList(),
                part,
                chosen.isEmpty() ? empty(view, all.size()) : "",
                filter.reset().address("/nodes"));
    }

    /** Nodes that are silent, then those with trouble, then those on which something moves, then the calm ones. */
    private static int trouble(NodeUnderstanding node) {
        if (!node.facts().ready().equals("True")) {
            return 0;
        }
        if (!node.troubled().isEmpty()) {
            return 1;
        }
        return node.ok() < node.wanted() || node.facts().unschedulable() ? 2 : 3;
    }

    private static Lead lead(View view, List<NodeUnderstanding> all) {
        String on = " on " + view.title();
        long troubled = all.stream().filter(n -> !n.troubled().isEmpty()).count();
        long complete = all.stream().filter(n -> n.ok() == n.wanted()).count();
        String sentence;
        if (all.isEmpty()) {
            sentence = "No node is known" + on + ".";
        } else if (troubled > 0) {
            sentence = troubled + " of " + Plural.of(all.size(), "node") + on + (troubled == 1 ? " has" : " have")
                    + " a DaemonSet in trouble.";
        } else if (complete == all.size()) {
            sentence = "All " + Plural.of(all.size(), "node") + on + " have every DaemonSet as it should be.";
        } else {
            sentence = "No node" + on + " has a DaemonSet in trouble.";
        }
        return new Lead(sentence, say(all, complete));
    }

    private static String say(List<NodeUnderstanding> all, long complete) {
        List<NodeName> sick = names(all, n -> !n.facts().ready().equals("True"));
        List<NodeName> cordoned = names(all, n -> n.facts().unschedulable());
        String full = complete == 0 || complete == all.size()
                ? ""
                : complete + (complete == 1 ? " has" : " have") + " every DaemonSet as it should be";
        return Stream.of(said(sick, " NotReady: "), said(cordoned, " cordoned: "), full)
                .filter(s -> !s.isEmpty())
                .reduce((a, b) -> a + "; " + b)
                .map(s -> s + ".")
                .orElse("");
    }

    private static List<NodeName> names(List<NodeUnderstanding> all, Predicate<NodeUnderstanding> which) {
        return all.stream().filter(which).map(n -> n.facts().name()).toList();
    }

    private static String said(List<NodeName> nodes, String state) {
        return nodes.isEmpty() ? "" : nodes.size() + (nodes.size() == 1 ? " is" : " are") + state + Words.names(nodes);
    }

    private static List<Option> options(
            List<NodeUnderstanding> all, Function<NodeUnderstanding, Optional<String>> value, String chosen) {
        var values = new TreeSet<String>();
        all.forEach(n -> value.apply(n).ifPresent(values::add));
        if (!chosen.isEmpty()) {
            values.add(chosen);
        }
        return values.stream().map(v -> new Option(v, v.equals(chosen))).toList();
    }

    private static List<Chip> chips(List<NodeUnderstanding> all, NodeFilter filter, PoolConfig pools, Instant now) {
        return Arrays.stream(NodeFilter.Only.values())
                .map(only -> new Chip(
                        only.words(),
                        (int) all.stream()
                                .filter(n -> filter.inScope(n, pools) && only.takes(n, now))
                                .count(),
                        filter.only(only).address("/nodes"),
                        only == filter.only()))
                .filter(c -> c.count() > 0 || c.current())
                .toList();
    }

    private static String empty(View view, int all) {
        return all > 0
                ? "Of " + Plural.of(all, "node") + " none passes these filters; one that does appears here by itself."
                : view.snapshot().complete()
                        ? "This cluster has no node."
                        : "Nodes appear here by themselves as soon as Everynode has read them.";
    }
}
