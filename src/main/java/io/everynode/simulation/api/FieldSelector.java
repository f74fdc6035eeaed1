package io.everynode.simulation.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.registry.ApiStatus;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Chooses objects by the few fields that Kubernetes indexes for each kind. */
record FieldSelector(List<Term> terms) {
    private static final List<String> METADATA = List.of("metadata.name", "metadata.namespace");

    /** @param equal false for {@code !=} */
    record Term(String field, String value, boolean equal) {
        boolean matches(ObjectNode object) {
            JsonNode node = Trees.at(object, field.split("\\."));
            String actual = node.isMissingNode() && field.equals("spec.unschedulable") ? "false" : node.asText("");
            return actual.equals(value) == equal;
        }
    }

    static FieldSelector parse(Kind kind, String text) {
        List<Term> terms = new ArrayList<>();
        for (String part : text.split(",")) {
            if (!part.isBlank()) {
                terms.add(term(kind, part.strip()));
            }
        }
        return new FieldSelector(List.copyOf(terms));
    }

    boolean matches(ObjectNode object) {
        for (Term term : terms) {
            if (!term.matches(object)) {
                return false;
            }
        }
        return true;
    }

    private static Term term(Kind kind, String text) {
        int at = text.indexOf('=');
        if (at < 1) {
            throw ApiStatus.badRequest("invalid selector: '%s'; can't understand '%s'".formatted(text, text));
        }
        boolean equal = text.charAt(at - 1) != '!';
        String field = text.substring(0, equal ? at : at - 1);
        String value = text.substring(text.startsWith("==", at) ? at + 2 : at + 1);
        requireKnown(kind, field);
        return new Term(field, value, equal);
    }

    private static void requireKnown(Kind kind, String field) {
        if (!METADATA.contains(field) && !fields(kind).contains(field)) {
            String known = METADATA.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
            throw ApiStatus.badRequest(
                    fields(kind).isEmpty()
                            ? "\"%s\" is not a known field selector: only %s".formatted(field, known)
                            : "field label not supported: %s".formatted(field));
        }
    }

    private static List<String> fields(Kind kind) {
        return switch (kind) {
            case POD ->
                List.of(
                        "spec.nodeName",
                        "spec.restartPolicy",
                        "spec.schedulerName",
                        "spec.serviceAccountName",
                        "spec.hostNetwork",
                        "status.phase",
                        "status.podIP",
                        "status.nominatedNodeName");
            case NODE -> List.of("spec.unschedulable");
            case NAMESPACE -> List.of("status.phase");
            case EVENT ->
                List.of(
                        "involvedObject.kind",
                        "involvedObject.namespace",
                        "involvedObject.name",
                        "involvedObject.uid",
                        "involvedObject.apiVersion",
                        "involvedObject.resourceVersion",
                        "involvedObject.fieldPath",
                        "reason",
                        "reportingComponent",
                        "source",
                        "type");
            case DAEMON_SET, CONTROLLER_REVISION, RESOURCE_QUOTA, PRIORITY_CLASS -> List.of();
        };
    }
}
