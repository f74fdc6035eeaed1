package io.everynode.simulation.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** One term of a pod's required node affinity; of several terms one has to match. */
public record Term(List<Requirement> expressions, List<Requirement> fields) {
    static Term of(JsonNode term) {
        return new Term(
                Json.list(term.path("matchExpressions"), Requirement::of),
                Json.list(term.path("matchFields"), Requirement::of));
    }

    /** As {@code nodeSelectorTerm.match}: an empty term, or one that cannot be parsed, matches no node. */
    boolean matches(String nodeName, Map<String, String> labels) {
        boolean usable = !(expressions.isEmpty() && fields.isEmpty())
                && expressions.stream().allMatch(Requirement::isValid)
                && fields.stream().allMatch(Term::isValidField);
        return usable
                && expressions.stream().allMatch(e -> e.matches(labels))
                && fields.stream().allMatch(f -> fieldMatches(f, nodeName));
    }

    private static boolean isValidField(Requirement field) {
        return (field.operator().equals("In") || field.operator().equals("NotIn"))
                && field.values().size() == 1;
    }

    /** The only field of a node that is supplied is its name; any other reads as empty. */
    private static boolean fieldMatches(Requirement field, String nodeName) {
        String found = field.key().equals("metadata.name") ? nodeName : "";
        return field.values().getFirst().equals(found) == field.operator().equals("In");
    }
}
