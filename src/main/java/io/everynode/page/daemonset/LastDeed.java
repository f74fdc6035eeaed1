package io.everynode.page.daemonset;

import io.everynode.action.Deed;
import io.everynode.web.Age;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did here a short while ago, so that whoever looks at what moves knows who moved it.
 *
 * @param what such as "restart fluent-bit"; empty where nothing was done of late
 * @param reason as it was given; may be empty
 * @param age absent where nothing was done of late
 */
public record LastDeed(
        String what, String user, String reason, @Nullable Age age) {
    private static final Duration OF_LATE = Duration.ofMinutes(15);
    private static final LastDeed NONE = new LastDeed("", "", "", null);

    static LastDeed of(Optional<Deed> newest, Instant now) {
        return newest.filter(d -> d.at().isAfter(now.minus(OF_LATE)))
                .map(d -> new LastDeed(d.action(), d.user(), d.reason(), Age.of(d.at(), now)))
                .orElse(NONE);
    }
}
