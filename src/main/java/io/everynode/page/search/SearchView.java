package io.everynode.page.search;

import io.everynode.board.View;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.NodeUnderstanding;
import io.everynode.web.Links;
import io.everynode.web.Plural;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What was found in all clusters, by kind; within a kind the best match first. */
public record SearchView(String q, String sentence, List<Kind> kinds) {
    private static final int SHOWN = 20;

    /** @param more how many were found beyond those that are shown */
    public record Kind(String name, List<Hit> hits, int more) {}

    static SearchView of(String asked, List<View> views) {
        String q = asked.strip();
        if (q.isEmpty()) {
            return new SearchView(q, "What do you look for?", List.of());
        }
        String sought = q.toLowerCase(Locale.ROOT);
        List<Kind> kinds = Stream.of(
                        kind("DaemonSets", views.stream().flatMap(v -> daemonSets(v, sought))),
                        kind("Nodes", views.stream().flatMap(v -> nodes(v, sought))),
                        kind("Images", views.stream().flatMap(v -> images(v, sought))),
                        kind("Namespaces", views.stream().flatMap(v -> namespaces(v, sought))))
                .filter(k -> !k.hits().isEmpty())
                .toList();
        int found = kinds.stream().mapToInt(k -> k.hits().size() + k.more()).sum();
        String sentence = found == 0 ? "Nothing is called like that." : found + (found == 1 ? " match." : " matches.");
        return new SearchView(q, sentence, kinds);
    }

    private static Kind kind(String name, Stream<Hit> found) {
        List<Hit> hits = found.sorted(Comparator.comparingInt(Hit::rank).thenComparing(Hit::name))
                .toList();
        return new Kind(name, hits.stream().limit(SHOWN).toList(), Math.max(0, hits.size() - SHOWN));
    }

    private static Stream<Hit> daemonSets(View view, String sought) {
        var hits = new ArrayList<Hit>();
        for (DaemonSetUnderstanding d : view.understanding().daemonSets().values()) {
            int rank = Hit.match(d.ref().name().toLowerCase(Locale.ROOT), sought);
            if (rank != Hit.NO_MATCH) {
                hits.add(new Hit(
                        d.ref().name(),
                        Links.daemonSet(d.ref()),
                        d.ref().namespace() + " on " + view.title(),
                        d.troubled().stream().map(c -> c.verdict()).findFirst().orElse(null),
                        rank));
            }
        }
        return hits.stream();
    }

    private static Stream<Hit> nodes(View view, String sought) {
        return view.snapshot().nodes().inOrder().stream()
                .filter(n -> n.name().value().toLowerCase(Locale.ROOT).contains(sought))
                .flatMap(n -> view.understanding().node(n.name()).stream())
                .map(n -> node(view, n, sought));
    }

    private static Hit node(View view, NodeUnderstanding node, String sought) {
        String name = node.facts().name().value();
        return new Hit(
                name,
                Links.node(view.cluster(), node.facts().name()),
                node.ok() + " of " + Plural.of(node.wanted(), "DaemonSet") + " as they should be, on " + view.title(),
                node.troubled().stream().map(c -> c.verdict()).findFirst().orElse(null),
                Hit.match(name.toLowerCase(Locale.ROOT), sought));
    }

    private static Stream<Hit> images(View view, String sought) {
        var byImage = new TreeMap<String, List<DaemonSetUnderstanding>>();
        Collection<DaemonSetUnderstanding> all =
                view.understanding().daemonSets().values();
        all.forEach(d -> d.facts().template().images().stream()
                .filter(i -> i.toLowerCase(Locale.ROOT).contains(sought))
                .forEach(i -> byImage.computeIfAbsent(i, k -> new ArrayList<>()).add(d)));
        return byImage.entrySet().stream()
                .map(e -> new Hit(
                        e.getKey(),
                        Links.overview(view.cluster()) + "&q=" + Links.part(e.getKey()),
                        Plural.of(e.getValue().size(), "DaemonSet") + " on " + view.title(),
                        null,
                        Hit.match(e.getKey().toLowerCase(Locale.ROOT), sought)));
    }

    private static Stream<Hit> namespaces(View view, String sought) {
        var byNamespace = new TreeMap<String, Integer>();
        view.understanding().daemonSets().keySet().forEach(r -> byNamespace.merge(r.namespace(), 1, Integer::sum));
        return byNamespace.entrySet().stream()
                .map(e -> new Hit(
                        e.getKey(),
                        Links.overview(view.cluster()) + "&namespace=" + Links.part(e.getKey()),
                        Plural.of(e.getValue(), "DaemonSet") + " on " + view.title(),
                        null,
                        Hit.match(e.getKey().toLowerCase(Locale.ROOT), sought)))
                .filter(h -> h.rank() != Hit.NO_MATCH);
    }
}
