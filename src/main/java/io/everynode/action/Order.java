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

    private static final int LONGEST_UID = 128;
    private static final int LONGEST_REASON = 1000;

    public Order {
        reason = reason == null || reason.isBlank() ? null : reason.strip();
    }

    /** Which field is longer than what is remembered and written into objects, and what was expected; null: none is. */
    public static @Nullable String tooLong(@Nullable String uid, @Nullable String reason) {
        if (uid != null && uid.length() > LONGEST_UID) {
            return "uid: expected at most " + LONGEST_UID + " characters";
        }
        return reason != null && reason.length() > LONGEST_REASON
                ? "reason: expected at most " + LONGEST_REASON + " characters"
                : null;
    }

    boolean sameAs(Order other) {
        return uid.equals(other.uid)
                && java.util.Objects.equals(generation, other.generation)
                && java.util.Objects.equals(reason, other.reason);
    }
}
