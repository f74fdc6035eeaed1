package io.everynode.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Ages and times in words. The script {@code ages.js} counts on in the same words. */
public final class Ages {
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    private Ages() {}

    /** Such as {@code 40 s}, {@code 14 min}, {@code 1 h 12 min}, {@code 3 d}, {@code 2 y}: two units at most. */
    public static String inWords(Duration age) {
        long minutes = age.toMinutes();
        long hours = age.toHours();
        long days = age.toDays();
        if (minutes < 1) {
            return Math.max(0, age.toSeconds()) + " s";
        }
        if (hours < 1) {
            return minutes + " min";
        }
        if (days < 1) {
            return minutes % 60 == 0 ? hours + " h" : hours + " h " + minutes % 60 + " min";
        }
        return days < 365 ? days + " d" : days / 365 + " y";
    }

    public static String between(Instant from, Instant to) {
        return inWords(Duration.between(from, to));
    }

    /** The full date and time, for the hover text; the script puts it into the reader's zone. */
    public static String exact(Instant time) {
        return EXACT.format(time);
    }

    /** Hours, minutes and seconds in UTC. */
    public static String clock(Instant time) {
        return CLOCK.format(time);
    }
}
