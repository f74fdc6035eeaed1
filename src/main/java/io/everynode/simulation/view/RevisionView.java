package io.everynode.simulation.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the DaemonSet controller reads off a ControllerRevision. */
public record RevisionView(
        ObjectKey key,
        String uid,
        long number,
        String hash,
        Map<String, String> labels,
        @Nullable Owner owner,
        boolean deleting,
        JsonNode data,
        ObjectNode json) {

    public static RevisionView of(ObjectNode revision) {
        return new RevisionView(
                ObjectKey.of(Kind.CONTROLLER_REVISION, revision),
                Trees.text(revision, "metadata", "uid"),
                revision.path("revision").asLong(),
                Trees.text(revision, "metadata", "labels", PodView.HASH_LABEL),
                Json.strings(Trees.at(revision, "metadata", "labels")),
                Owner.controllerOf(revision),
                !Trees.text(revision, "metadata", "deletionTimestamp").isEmpty(),
                revision.path("data"),
                revision);
    }
}
