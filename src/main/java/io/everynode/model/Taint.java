package io.everynode.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A taint of a node; {@code effect} is {@code NoSchedule}, {@code PreferNoSchedule} or {@code NoExecute}. */
public record Taint(
        String key, String value, String effect, @Nullable Instant timeAdded) {
    /** As kubectl writes it: {@code key=value:effect}, or {@code key:effect} without a value. */
    public String text() {
        return value.isEmpty() ? key + ":" + effect : key + "=" + value + ":" + effect;
    }
}
