package io.everynode.insight;

import io.everynode.insight.PlacementReason.FailedTerm;
import io.everynode.insight.PlacementReason.NodeAffinityMismatch;
import io.everynode.model.NodeFacts;
import io.everynode.model.NodeSelectorTerm;
import io.everynode.model.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The required node affinity of a template against a node ({@code GetRequiredNodeAffinity(pod).Match(node)}): terms are
 * ORed, inside a term everything must match, and a term that is empty or cannot be parsed matches nothing.
 */
final class NodeAffinity {
    private static final Pattern LABEL_VALUE = Pattern.compile("([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?");
    private static final Pattern LABEL_KEY =
            Pattern.compile("([a-z0-9][a-z0-9.-]{0,252}/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?");

    private NodeAffinity() {}

    /** @param terms {@code null} where the template has no required block, which matches every node */
    static @Nullable NodeAffinityMismatch whyNot(@Nullable List<NodeSelectorTerm> terms, NodeFacts node) {
        if (terms == null) {
            return null;
        }
        var failed = new ArrayList<FailedTerm>(terms.size());
        for (NodeSelectorTerm term : terms) {
            FailedTerm why = whyNot(term, node);
            if (why == null) {
                return null;
            }
            failed.add(why);
        }
        return new NodeAffinityMismatch(List.copyOf(failed));
    }

    private static @Nullable FailedTerm whyNot(NodeSelectorTerm term, NodeFacts node) {
        if (term.matchExpressions().isEmpty() && term.matchFields().isEmpty()) {
            return new FailedTerm("", "an empty term, which matches no node");
        }
        for (Requirement unusable : term.matchExpressions()) {
            if (!parses(unusable)) {
                return new FailedTerm(text(unusable), "Kubernetes cannot parse that");
            }
        }
        for (Requirement field : term.matchFields()) {
            boolean readable = field.operator().equals("In") || field.operator().equals("NotIn");
            if (!readable || field.values().size() != 1) {
                return new FailedTerm(text(field), "Kubernetes cannot parse that");
            }
        }
        return firstFailing(term, node);
    }

    private static @Nullable FailedTerm firstFailing(NodeSelectorTerm term, NodeFacts node) {
        for (Requirement expression : term.matchExpressions()) {
            String found = node.labels().get(expression.key());
            if (!matches(expression, found)) {
                return new FailedTerm(text(expression), "the node has " + Words.label(expression.key(), found));
            }
        }
        for (Requirement field : term.matchFields()) {
            // metadata.name is the only field that is supplied; another one compares with the empty text.
            String found = field.key().equals("metadata.name") ? node.name().value() : "";
            if (field.values().contains(found) != field.operator().equals("In")) {
                return new FailedTerm(text(field), "the node is " + node.name());
            }
        }
        return null;
    }

    /** Label-selector semantics: {@code NotIn} is also true where the label is absent. */
    private static boolean matches(Requirement expression, @Nullable String found) {
        return switch (expression.operator()) {
            case "In" -> found != null && expression.values().contains(found);
            case "NotIn" -> found == null || !expression.values().contains(found);
            case "Exists" -> found != null;
            case "DoesNotExist" -> found == null;
            default -> comparesTo(expression, found);
        };
    }

    private static boolean comparesTo(Requirement expression, @Nullable String found) {
        OptionalLong left = found == null ? OptionalLong.empty() : integer(found);
        OptionalLong right = integer(expression.values().getFirst());
        return left.isPresent()
                && right.isPresent()
                && (expression.operator().equals("Gt")
                        ? left.getAsLong() > right.getAsLong()
                        : left.getAsLong() < right.getAsLong());
    }

    /** What {@code labels.NewRequirement} accepts. */
    private static boolean parses(Requirement expression) {
        List<String> values = expression.values();
        boolean countFits = switch (expression.operator()) {
            case "In", "NotIn" -> !values.isEmpty();
            case "Exists", "DoesNotExist" -> values.isEmpty();
            case "Gt", "Lt" -> values.size() == 1 && integer(values.getFirst()).isPresent();
            default -> false;
        };
        return countFits
                && LABEL_KEY.matcher(expression.key()).matches()
                && values.stream().allMatch(v -> LABEL_VALUE.matcher(v).matches());
    }

    /** As {@code strconv.ParseInt(text, 10, 64)} reads it. */
    static OptionalLong integer(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static String text(Requirement requirement) {
        return requirement.values().isEmpty()
                ? requirement.key() + " " + requirement.operator()
                : requirement.key() + " " + requirement.operator() + " " + requirement.values();
    }
}
