package io.everynode.simulation.registry;

import static io.everynode.simulation.store.Trees.at;
import static io.everynode.simulation.store.Trees.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.ownership.Conflicts;
import io.everynode.simulation.ownership.Owner;
import io.everynode.simulation.ownership.Ownership;
import io.everynode.simulation.ownership.TypedPatch;
import io.everynode.simulation.registry.ApiStatus.Cause;
import io.everynode.simulation.registry.ApiStatus.Details;
import io.everynode.simulation.schema.Schema.Struct;
import io.everynode.simulation.schema.Schemas;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Server-side apply between request and store: {@code applyPatcher} of {@code k8s.io/apiserver/pkg/endpoints/handlers/patch.go}. */
final class Applying {
    private Applying() {}

    /**
     * The object as the applier wants it, with the managed fields that it has then.
     *
     * @param current null if there is no such object yet
     */
    static ObjectNode applied(
            ObjectKey key,
            @Nullable ObjectNode current,
            ObjectNode wanted,
            String manager,
            boolean force,
            Instant now) {
        require(key, wanted);
        Struct schema = Schemas.of(key.kind());
        ObjectNode live = current == null ? JsonNodeFactory.instance.objectNode() : current;
        Ownership before = Ownership.of(at(live, "metadata", "managedFields"));
        Owner applier = new Owner(manager, Owner.APPLY, key.kind().apiVersion(), "");
        try {
            Ownership.Applied applied = before.applied(schema, live, wanted, force, applier, now);
            return ManagedFields.with(applied.object(), applied.ownership().toJson());
        } catch (Conflicts e) {
            throw refused(e);
        }
    }

    private static void require(ObjectKey key, ObjectNode wanted) {
        String apiVersion = text(wanted, "apiVersion");
        String kind = text(wanted, "kind");
        if (apiVersion.isEmpty() || kind.isEmpty()) {
            String version = apiVersion.contains("/") ? apiVersion.replace("/", ", ") : "/" + apiVersion;
            throw ApiStatus.badRequest("invalid object type: %s, Kind=%s".formatted(version, kind));
        }
        Decoding.requireKind(key.kind(), wanted);
        if (at(wanted, "metadata").hasNonNull("managedFields")) {
            throw ApiStatus.badRequest("metadata.managedFields must be nil");
        }
        TypedPatch.problem(Schemas.of(key.kind()), wanted).ifPresent(problem -> {
            String message = "failed to create typed patch object (%s/%s; %s, Kind=%s): %s"
                    .formatted(
                            text(wanted, "metadata", "namespace"),
                            text(wanted, "metadata", "name"),
                            apiVersion,
                            kind,
                            problem);
            throw new ApiStatus(500, "", message, null).exception();
        });
    }

    private static StatusException refused(Conflicts conflicts) {
        List<Cause> causes = conflicts.all().stream()
                .map(one -> new Cause("FieldManagerConflict", "conflict with " + one.owner(), one.path()))
                .toList();
        Details details = new Details("", "", "", causes, 0);
        return new ApiStatus(409, "Conflict", String.valueOf(conflicts.getMessage()), details).exception();
    }

    /** The object under the name of its address, which a configuration may leave out. */
    static ObjectNode named(ObjectKey key, ObjectNode wanted) {
        return text(wanted, "metadata", "name").isEmpty() ? Trees.with(wanted, key.name(), "metadata", "name") : wanted;
    }
}
