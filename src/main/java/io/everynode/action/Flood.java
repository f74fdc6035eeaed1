package io.everynode.action;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * Bounds how many refusals are remembered within a minute: {@value #OF_ONE} of one caller, {@value #OF_ALL} of all
 * together. So requests that do nothing add some 100 MB a day to the audit file at the very most.
 */
final class Flood {
    static final int OF_ONE = 20;
    static final int OF_ALL = 200;

    private final InstantSource time;
    private final Map<String, Integer> counts = new HashMap<>();
    private Instant minute = Instant.EPOCH;
    private int all;

    Flood(InstantSource time) {
        this.time = time;
    }

    enum Room {
        /** It is remembered. */
        THERE,
        /** It is remembered, and no more of this minute are. */
        LAST,
        NONE
    }

    /** For one more of this caller's. */
    synchronized Room take(String caller) {
        Instant now = time.instant().truncatedTo(ChronoUnit.MINUTES);
        if (!now.equals(minute)) {
            minute = now;
            counts.clear();
            all = 0;
        }
        if (all >= OF_ALL) {
            return Room.NONE;
        }
        int own = counts.merge(caller, 1, Integer::sum);
        if (own > OF_ONE) {
            return Room.NONE;
        }
        all++;
        return own == OF_ONE || all == OF_ALL ? Room.LAST : Room.THERE;
    }
}
