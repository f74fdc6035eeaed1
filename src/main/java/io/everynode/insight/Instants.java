package io.everynode.insight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Comparing instants; these keep the object they are given, as there are hundreds of thousands of them. */
final class Instants {
    private Instants() {}

    static Instant later(Instant a, Instant b) {
        return b.isAfter(a) ? b : a;
    }

    static Instant earlier(Instant a, Instant b) {
        return b.isBefore(a) ? b : a;
    }

    /** The earlier of the two that are there. */
    static @Nullable Instant first(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return earlier(a, b);
    }
}
