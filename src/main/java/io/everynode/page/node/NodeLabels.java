package io.everynode.page.node;

import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.model.NodeSelectorTerm;
import io.everynode.model.Requirement;
import io.everynode.model.TemplateFacts;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A node's labels: those that some DaemonSet's node selector or node affinity asks about, and the others.
 *
 * @param deciding the most asked first
 */
public record NodeLabels(List<Label> deciding, List<String> others) {
    /** A label, and how many DaemonSets ask about its key. */
    public record Label(String text, int askedBy) {}

    static NodeLabels of(Map<String, String> labels, Collection<DaemonSetUnderstanding> daemonSets) {
        List<Set<String>> asked =
                daemonSets.stream().map(d -> keys(d.facts().template())).toList();
        List<Label> all = labels.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> new Label(e.getKey() + "=" + e.getValue(), (int)
                        asked.stream().filter(k -> k.contains(e.getKey())).count()))
                .toList();
        return new NodeLabels(
                all.stream()
                        .filter(l -> l.askedBy() > 0)
                        .sorted((a, b) -> b.askedBy() - a.askedBy())
                        .toList(),
                all.stream().filter(l -> l.askedBy() == 0).map(Label::text).toList());
    }

    private static Set<String> keys(TemplateFacts template) {
        var keys = new HashSet<>(template.nodeSelector().keySet());
        List<NodeSelectorTerm> terms = template.affinityTerms();
        Stream.ofNullable(terms)
                .flatMap(List::stream)
                .flatMap(t -> t.matchExpressions().stream())
                .map(Requirement::key)
                .forEach(keys::add);
        return keys;
    }
}
