package io.everynode.simulation.registry;

import static io.everynode.simulation.store.Trees.at;
import static io.everynode.simulation.store.Trees.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.registry.DeleteOptions.Propagation;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Store;
import io.everynode.simulation.store.Trees;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Deletes, or begins to, as {@code k8s.io/apiserver/pkg/registry/rest BeforeDelete} and the pods' strategy do. */
final class Deletions {
    /** Until the garbage collector has deleted what the object owned. */
    static final String FOREGROUND = "foregroundDeletion";

    /** Until the garbage collector has made what the object owned forget it. */
    static final String ORPHAN = "orphan";

    private static final long DEFAULT_GRACE_SECONDS = 30;

    private final Store store;
    private final SystemMetadata metadata;

    Deletions(Store store, SystemMetadata metadata) {
        this.store = store;
        this.metadata = metadata;
    }

    Deleted delete(ObjectKey key, ObjectNode current, DeleteOptions options) {
        Admission.deleting(key);
        requirePreconditions(key, current, options);
        ObjectNode object = prepared(key.kind(), current, options.propagation());
        long grace = grace(key.kind(), object, options.gracePeriodSeconds());
        boolean gone = grace == 0 && !hasFinalizers(object);
        ObjectNode marked = gone ? object : terminating(key.kind(), marked(key.kind(), object, grace));
        if (options.dryRun()) {
            return new Deleted(marked, gone);
        }
        if (gone) {
            return new Deleted(store.remove(key).orElse(object), true);
        }
        return new Deleted(marked == current ? current : store.put(key, marked), false);
    }

    /** Stores an object, or removes it if its last finalizer is gone and nothing else holds it. */
    ObjectNode putOrFinish(ObjectKey key, ObjectNode next) {
        boolean over = deleting(next)
                && !hasFinalizers(next)
                && at(next, "metadata", "deletionGracePeriodSeconds").asLong(0) == 0;
        return over ? store.remove(key).orElse(next) : store.put(key, next);
    }

    private static void requirePreconditions(ObjectKey key, ObjectNode current, DeleteOptions options) {
        String uid = text(current, "metadata", "uid");
        if (!options.uid().isEmpty() && !options.uid().equals(uid)) {
            throw ApiStatus.preconditionFailed(
                    key,
                    "the UID in the precondition (%s) does not match the UID in record (%s). The object might have been deleted and then recreated"
                            .formatted(options.uid(), uid));
        }
        String version = text(current, "metadata", "resourceVersion");
        if (!options.resourceVersion().isEmpty() && !options.resourceVersion().equals(version)) {
            throw ApiStatus.preconditionFailed(
                    key,
                    "the ResourceVersion in the precondition (%s) does not match the ResourceVersion in record (%s). The object might have been modified"
                            .formatted(options.resourceVersion(), version));
        }
    }

    /** Of the kinds that are served only DaemonSets own anything, so that nothing else has to wait for the collector. */
    private static ObjectNode prepared(Kind kind, ObjectNode current, Propagation propagation) {
        if (kind != Kind.DAEMON_SET) {
            return current;
        }
        return switch (propagation) {
            case BACKGROUND -> current;
            case ORPHAN -> withFinalizer(current, ORPHAN);
            case FOREGROUND -> withFinalizer(current, FOREGROUND);
        };
    }

    private static long grace(Kind kind, ObjectNode object, @Nullable Long asked) {
        if (kind != Kind.POD) {
            return 0;
        }
        String phase = text(object, "status", "phase");
        boolean over = phase.equals("Failed") || phase.equals("Succeeded");
        if (over || text(object, "spec", "nodeName").isEmpty()) {
            return 0;
        }
        return asked != null
                ? asked
                : at(object, "spec", "terminationGracePeriodSeconds").asLong(DEFAULT_GRACE_SECONDS);
    }

    /** The object with its end: now and the grace period. An end that is set already can only come nearer. */
    private ObjectNode marked(Kind kind, ObjectNode object, long grace) {
        Instant end = metadata.now().plusSeconds(grace);
        if (deleting(object)) {
            long before = at(object, "metadata", "deletionGracePeriodSeconds").asLong(0);
            if (grace >= before) {
                return object;
            }
            end = Instant.parse(text(object, "metadata", "deletionTimestamp"))
                    .minusSeconds(before)
                    .plusSeconds(grace);
        }
        ObjectNode meta = Trees.copy(object.path("metadata"));
        meta.put("deletionTimestamp", end.toString()).put("deletionGracePeriodSeconds", grace);
        if (Generations.counted(kind) && !deleting(object)) {
            meta.put("generation", meta.path("generation").asLong() + 1);
        }
        return Trees.with(object, meta, "metadata");
    }

    private static ObjectNode terminating(Kind kind, ObjectNode object) {
        return kind == Kind.NAMESPACE ? Trees.with(object, "Terminating", "status", "phase") : object;
    }

    private static ObjectNode withFinalizer(ObjectNode object, String finalizer) {
        ArrayNode finalizers = object.arrayNode();
        for (var present : at(object, "metadata", "finalizers")) {
            if (present.asText().equals(finalizer)) {
                return object;
            }
            finalizers.add(present);
        }
        return Trees.with(object, finalizers.add(finalizer), "metadata", "finalizers");
    }

    private static boolean deleting(ObjectNode object) {
        return at(object, "metadata").has("deletionTimestamp");
    }

    private static boolean hasFinalizers(ObjectNode object) {
        // A namespace's own finalizer is in its spec: it stays until it is empty.
        return !at(object, "metadata", "finalizers").isEmpty()
                || !at(object, "spec", "finalizers").isEmpty();
    }
}
