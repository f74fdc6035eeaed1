package io.everynode.action;

import io.everynode.model.Uid;
import org.jspecify.annotations.Nullable;

/**
 * Under which conditions an action is wanted.
 *
 * @param uid of the object that the caller saw; another one under the same name is refused
 * @param generation that the caller saw; a newer one is refused. Absent: the newest is taken
 * @param reason becomes {@code kubernetes.io/change-cause} where a revision is made, and stands in the audit line
 * @param dryRun nothing is changed, the API server only says what it would do
 * @param idempotencyKey the same action with the same key is answered from memory for an hour
 */
public record Order(
        Uid uid,
        @Nullable Long generation,
        @Nullable String reason,
        boolean dryRun,
        @Nullable String idempotencyKey) {

    public Order {
        reason = reason == null || reason.isBlank() ? null : reason.strip();
    }

    boolean sameAs(Order other) {
        return uid.equals(other.uid)
                && java.util.Objects.equals(generation, other.generation)
                && java.util.Objects.equals(reason, other.reason);
    }
}
