package io.everynode.insight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A judgement, what to remember for the next one, and when it changes by itself.
 *
 * @param turnsAt the first instant at which time alone changes a verdict or state; absent if none does
 */
public record Judged(
        DaemonSetUnderstanding understanding,
        DaemonSetMemory memory,
        @Nullable Instant turnsAt) {}
