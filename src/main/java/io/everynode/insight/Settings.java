package io.everynode.insight;

import java.time.Duration;

/** @param stallAfter how long a rollout may show no progress before it counts as stalled */
public record Settings(Duration stallAfter) {
    public static final Settings DEFAULT = new Settings(Duration.ofMinutes(5));
}
