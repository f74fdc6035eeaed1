package io.everynode.web;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A moment and how long it was ago when the page was made; shown by the tag {@code {#age}}. */
public record Age(Instant time, String words) {
    public static Age of(Instant time, Instant now) {
        return new Age(time, Ages.between(time, now));
    }

    /** RFC 3339 in UTC, whole seconds. */
    public String datetime() {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    public String exact() {
        return Ages.exact(time);
    }

    /** Two ages of one moment are the same fact: that time went by is nothing to redraw. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Age age && age.time.equals(time);
    }

    @Override
    public int hashCode() {
        return time.hashCode();
    }
}
