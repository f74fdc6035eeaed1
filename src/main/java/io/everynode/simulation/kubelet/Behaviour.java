package io.everynode.simulation.kubelet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a world's file: which pods it is about, when, and what becomes of them.
 *
 * @param from the simulated time at which it begins
 * @param until the simulated time at which it is over
 * @param pull how long pulling an image takes; null leaves that to other rules
 * @param ready how long from a container's start to its readiness
 * @param stop how long the containers take to end when the pod is deleted
 */
public record Behaviour(
        Match match,
        Instant from,
        Instant until,
        @Nullable Span pull,
        @Nullable Span ready,
        @Nullable Span stop,
        @Nullable Fate fate) {

    boolean holdsAt(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }
}
