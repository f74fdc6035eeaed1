package io.everynode.simulation.kubelet;

import java.time.Duration;

/** How long a kubelet waits before it tries again: not at all at first, then 10 s, doubled each time, up to 5 min. */
final class RestartBackoff {
    /** A container that has run so long starts anew with a short wait. */
    static final long WELL_AFTER_SECONDS = 600;

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration MOST = Duration.ofMinutes(5);

    private Duration wait = FIRST;
    private boolean begun;

    boolean isFirst() {
        return !begun;
    }

    void begin() {
        begun = true;
    }

    Duration next() {
        begun = true;
        Duration now = wait;
        Duration doubled = wait.multipliedBy(2);
        wait = doubled.compareTo(MOST) > 0 ? MOST : doubled;
        return now;
    }

    void reset() {
        wait = FIRST;
        begun = false;
    }

    /** As Go writes a duration: {@code 10s}, {@code 1m20s}, {@code 5m0s}. */
    static String text(Duration wait) {
        return (wait.toMinutes() > 0 ? wait.toMinutes() + "m" : "") + wait.toSecondsPart() + "s";
    }
}
