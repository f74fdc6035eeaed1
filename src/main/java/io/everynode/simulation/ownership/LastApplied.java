package io.everynode.simulation.ownership;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.schema.Schema;
import io.everynode.simulation.store.Trees;

/**
 * What kubectl applied on the client's side before it came to apply on the server's, so that its new name takes over from its old
 * one without a conflict: {@code lastAppliedManager}.
 */
final class LastApplied {
    private static final String KUBECTL = "kubectl";
    private static final String ANNOTATION = "kubectl.kubernetes.io/last-applied-configuration";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private LastApplied() {}

    /** The fields that the applier may take from others: those that still are as kubectl once applied them. */
    static FieldSet takeable(Schema schema, ObjectNode live, Owner applier) {
        String last = Trees.text(live, "metadata", "annotations", ANNOTATION);
        if (last.isEmpty() || !applier.name().equals(KUBECTL)) {
            return FieldSet.EMPTY;
        }
        try {
            if (MAPPER.readTree(last) instanceof ObjectNode applied) {
                Comparison since = Comparison.of(schema, applied, live);
                return Configuration.fields(schema, applied)
                        .minus(since.changed().union(since.removed()));
            }
            return FieldSet.EMPTY;
        } catch (JsonProcessingException e) {
            return FieldSet.EMPTY;
        }
    }
}
