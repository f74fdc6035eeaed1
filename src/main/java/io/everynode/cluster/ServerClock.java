package io.everynode.cluster;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API server's time: local time plus the offset read off the {@code Date} headers of its answers. The header has whole
 * seconds, so an offset below one second is none; others are smoothed, so that one slow answer moves nothing.
 */
final class ServerClock implements InstantSource, Interceptor {
    private static final double WEIGHT = 0.2;
    private static final long TOLERANCE_MILLIS = 1_000;

    private final InstantSource local;
    private volatile @Nullable Double offsetMillis;

    ServerClock(InstantSource local) {
        this.local = local;
    }

    @Override
    public Instant instant() {
        return local.instant().plus(offset());
    }

    /** What is added to local time. */
    Duration offset() {
        Double offset = offsetMillis;
        return offset == null || Math.abs(offset) < TOLERANCE_MILLIS
                ? Duration.ZERO
                : Duration.ofMillis(Math.round(offset));
    }

    @Override
    public void after(HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        String date = response.header("Date");
        if (date != null) {
            learn(date);
        }
    }

    /** From a header as RFC 9110 writes it; another text teaches nothing. */
    void learn(String date) {
        try {
            // The middle of the second that the header names.
            Instant server = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant()
                    .plusMillis(500);
            double seen = Duration.between(local.instant(), server).toMillis();
            Double before = offsetMillis;
            offsetMillis = before == null ? seen : before + WEIGHT * (seen - before);
        } catch (DateTimeParseException e) {
            // No date, no lesson.
            return;
        }
    }
}
