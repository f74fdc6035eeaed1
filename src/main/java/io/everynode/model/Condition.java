package io.everynode.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A condition of a node or pod; {@code status} is {@code True}, {@code False} or {@code Unknown}. */
public record Condition(
        String type,
        String status,
        String reason,
        String message,
        @Nullable Instant lastTransition) {}
