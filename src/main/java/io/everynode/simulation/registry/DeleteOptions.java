package io.everynode.simulation.registry;

import org.jspecify.annotations.Nullable;

/**
 * How a deletion is meant.
 *
 * @param gracePeriodSeconds null: what the pod says itself
 * @param uid the object must still be this one; empty: any
 * @param resourceVersion the object must still be in this version; empty: any
 * @param dryRun everything is checked and answered as if, and nothing is deleted
 */
public record DeleteOptions(
        @Nullable Long gracePeriodSeconds,
        String uid,
        String resourceVersion,
        Propagation propagation,
        boolean dryRun) {

    /** What becomes of the objects that are owned by the deleted one. */
    public enum Propagation {
        /** The owner goes at once, and the garbage collector deletes what it owned. */
        BACKGROUND,
        /** What is owned goes first; the owner stays, being deleted, until all of it is gone. */
        FOREGROUND,
        /** What is owned stays, and forgets its owner. */
        ORPHAN
    }

    public static DeleteOptions background() {
        return new DeleteOptions(null, "", "", Propagation.BACKGROUND, false);
    }

    /** At once and for good: how a kubelet reports that a pod is over. */
    public static DeleteOptions now() {
        return new DeleteOptions(0L, "", "", Propagation.BACKGROUND, false);
    }

    public DeleteOptions withUid(String only) {
        return new DeleteOptions(gracePeriodSeconds, only, resourceVersion, propagation, dryRun);
    }
}
