package io.everynode.insight;

import io.everynode.model.Counts;
import io.everynode.model.RevisionFacts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the newest rollout has come.
 *
 * @param hash of the revision that is rolled out, empty before there is one
 * @param begun when that revision became the current one
 * @param done updated = desired = available was seen for it; trouble after that is no rollout's
 * @param movedAt when updated or available last changed
 */
record Progress(String hash, Instant begun, boolean done, int updated, int available, Instant movedAt) {

    /** What a first look takes for the beginning: the creation of the revision stands in for the memory. */
    static Progress firstSeen(@Nullable RevisionFacts current, Instant now) {
        return current == null
                ? new Progress("", now, false, -1, -1, now)
                : new Progress(current.hash(), current.createdAt(), false, -1, -1, now);
    }

    /** Nothing was seen of it before. */
    boolean first() {
        return updated < 0;
    }

    /** Another revision became current: a rollout begins. */
    Progress towards(@Nullable RevisionFacts current, Instant now) {
        String next = current == null ? "" : current.hash();
        return next.equals(hash) ? this : new Progress(next, now, false, Math.max(0, updated), available, now);
    }

    /** @param under whether a rollout is under way by what is seen now */
    Progress seen(Counts counts, boolean under, Instant now) {
        boolean still = counts.updatedNumberScheduled() == updated && counts.numberAvailable() == available;
        return new Progress(
                hash, begun, !under, counts.updatedNumberScheduled(), counts.numberAvailable(), still ? movedAt : now);
    }
}
