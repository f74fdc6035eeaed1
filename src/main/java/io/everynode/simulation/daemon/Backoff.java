package io.everynode.simulation.daemon;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the controller from fighting with a kubelet that rejects its pods: a failed pod is deleted after 1 s, then 2 s, up
 * to 15 min ({@code flowcontrol.Backoff}). The generation is part of the key, so any change of the spec starts anew.
 */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofMinutes(15);

    private final Map<Key, Entry> entries = new HashMap<>();

    record Key(String uid, long observedGeneration, String node) {}

    private record Entry(Duration delay, Instant updated) {
        boolean expiredAt(Instant now) {
            return Duration.between(updated, now).compareTo(MOST.multipliedBy(2)) > 0;
        }
    }

    /** How long the failed pod there has still to be left alone, by the controller's own clock; null when it need not. */
    @Nullable
    Duration waiting(Key key, Instant now) {
        Entry entry = entries.get(key);
        if (entry == null || entry.expiredAt(now)) {
            return null;
        }
        boolean over = Duration.between(entry.updated, now).compareTo(entry.delay) >= 0;
        return over ? null : entry.delay;
    }

    void next(Key key, Instant now) {
        Entry entry = entries.get(key);
        entries.values().removeIf(old -> old.expiredAt(now));
        Duration doubled = entry == null || entry.expiredAt(now) ? FIRST : entry.delay.multipliedBy(2);
        entries.put(key, new Entry(doubled.compareTo(MOST) > 0 ? MOST : doubled, now));
    }
}
