package io.everynode.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is not there is {@code null} in JSON, never an empty text. */
final class Absent {
    private Absent() {}

    static @Nullable String text(String text) {
        return text.isEmpty() ? null : text;
    }

    /** Whole seconds. */
    static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }
}
