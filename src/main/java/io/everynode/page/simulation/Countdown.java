package io.everynode.page.simulation;

import java.time.Duration;
import java.time.Instant;

/** How long it is until something happens. The script {@code panel.js} counts on in the same words. */
final class Countdown {
    private Countdown() {}

    /** Such as {@code 53 s} or {@code 2 min 10 s}: seconds matter to who waits. */
    static String inWords(Instant now, Instant at) {
        long seconds = Math.max(0, Duration.between(now, at).toSeconds());
        return seconds < 60
                ? seconds + " s"
                : seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
    }
}
