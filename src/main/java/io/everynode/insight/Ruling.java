package io.everynode.insight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A verdict with its reason.
 *
 * @param turnsAt when it changes by itself, if nothing else happens
 */
record Ruling(
        Verdict verdict,
        @Nullable Reason reason,
        Instant since,
        @Nullable Instant turnsAt) {

    static Ruling lasting(Verdict verdict, @Nullable Reason reason, Instant since) {
        return new Ruling(verdict, reason, since, null);
    }

    static Ruling until(Instant turnsAt, Verdict verdict, Reason reason, Instant since) {
        return new Ruling(verdict, reason, since, turnsAt);
    }
}
