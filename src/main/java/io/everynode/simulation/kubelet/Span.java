package io.everynode.simulation.kubelet;

import io.everynode.simulation.time.Chance;
import java.time.Duration;

/** How long something takes: from the one to the other, by chance. */
public record Span(Duration least, Duration most) {
    public Span {
        if (least.isNegative() || most.compareTo(least) < 0) {
            throw new IllegalArgumentException("expected a span from the shorter to the longer time");
        }
    }

    public static Span of(long leastMillis, long mostMillis) {
        return new Span(Duration.ofMillis(leastMillis), Duration.ofMillis(mostMillis));
    }

    Duration pick(Chance chance, String question) {
        return chance.between(least, most, question);
    }
}
