package io.everynode.login;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Bounds how fast one address, and all together, may try to log in. */
final class Attempts {
    static final int OF_ONE = 10;
    static final int OF_ALL = 100;
    static final Duration WITHIN = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;
    private static final String ALL = "";

    private final InstantSource time;
    private final Map<String, Window> windows = new HashMap<>();

    private record Window(Instant began, int attempts) {}

    Attempts(InstantSource time) {
        this.time = time;
    }

    /** Whether one more may be made now; it counts as made. */
    synchronized boolean allow(String address) {
        Instant now = time.instant();
        if (windows.size() > REMEMBERED) {
            windows.values().removeIf(w -> over(w, now));
        }
        if (windows.size() > REMEMBERED) {
            return false;
        }
        return count(address, now) <= OF_ONE && count(ALL, now) <= OF_ALL;
    }

    private int count(String whose, Instant now) {
        return windows.merge(
                        whose,
                        new Window(now, 1),
                        (old, one) -> over(old, now) ? one : new Window(old.began(), old.attempts() + 1))
                .attempts();
    }

    private static boolean over(Window window, Instant now) {
        return !now.isBefore(window.began().plus(WITHIN));
    }
}
