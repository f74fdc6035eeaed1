package io.everynode.page.daemonset;

import io.everynode.model.NodeSelectorTerm;
import io.everynode.model.Requirement;
import io.everynode.model.TemplateFacts;
import io.everynode.model.Toleration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the template lets its pods run, in words: node selector, node affinity and tolerations. */
final class PlacementWords {
    private PlacementWords() {}

    static String runsOn(TemplateFacts template) {
        var conditions = new ArrayList<String>();
        if (template.nodeName() != null) {
            conditions.add("named " + template.nodeName());
        }
        template.nodeSelector().entrySet().stream()
                .map(e -> "with the label " + e.getKey() + "=" + e.getValue())
                .sorted()
                .forEach(conditions::add);
        List<NodeSelectorTerm> terms = template.affinityTerms();
        if (terms != null) {
            conditions.add(affinity(terms));
        }
        return conditions.isEmpty() ? "every node" : "nodes " + String.join(" and ", conditions);
    }

    private static String affinity(List<NodeSelectorTerm> terms) {
        List<String> words = terms.stream()
                .map(PlacementWords::term)
                .filter(w -> !w.isEmpty())
                .toList();
        if (words.isEmpty()) {
            return "that a node affinity without any expression matches, which are none";
        }
        return words.size() == 1
                ? "where " + words.getFirst()
                : "where either " + words.stream().collect(Collectors.joining(", or "));
    }

    private static String term(NodeSelectorTerm term) {
        return Stream.concat(
                        term.matchFields().stream().map(r -> requirement("the name", r)),
                        term.matchExpressions().stream().map(r -> requirement(r.key(), r)))
                .collect(Collectors.joining(" and "));
    }

    private static String requirement(String key, Requirement requirement) {
        String values = String.join(" or ", requirement.values());
        return switch (requirement.operator()) {
            case "In" -> key + " is " + values;
            case "NotIn" -> key + " is not " + values;
            case "Exists" -> key + " is present";
            case "DoesNotExist" -> key + " is absent";
            case "Gt" -> key + " is above " + values;
            case "Lt" -> key + " is below " + values;
            default -> key + " " + requirement.operator() + " " + values;
        };
    }

    /** One text for each toleration of the template, as kubectl writes taints where that is possible. */
    static List<String> tolerates(List<Toleration> tolerations) {
        return tolerations.stream().map(PlacementWords::toleration).distinct().toList();
    }

    private static String toleration(Toleration toleration) {
        boolean exists = toleration.operator().equals("Exists");
        boolean comparison =
                toleration.operator().equals("Lt") || toleration.operator().equals("Gt");
        if (toleration.key().isEmpty() && exists) {
            return toleration.effect().isEmpty() ? "everything" : "everything:" + toleration.effect();
        }
        String value = exists ? "" : (comparison ? " " + toleration.operator() + " " : "=") + toleration.value();
        String effect = toleration.effect().isEmpty() ? "" : ":" + toleration.effect();
        return toleration.key() + (value.equals("=") ? "" : value) + effect;
    }

    /** The tolerations that the controller adds by itself ({@code util.AddOrUpdateDaemonPodTolerations}). */
    static String addedTolerations(boolean hostNetwork) {
        return "and, as every DaemonSet: not-ready and unreachable (NoExecute), disk, memory and PID pressure, unschedulable"
                + (hostNetwork ? ", network-unavailable" : "");
    }
}
