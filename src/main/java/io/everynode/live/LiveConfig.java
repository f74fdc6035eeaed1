package io.everynode.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How open pages, and those who read a stream of the API, are kept true. */
@ConfigMapping(prefix = "everynode.live")
public interface LiveConfig {
    /** More open streams than this are told to come back later (503); each costs a connection and some kilobytes. */
    @WithDefault("200")
    int maxStreams();

    /** The same for one caller, so that nobody takes all of them. */
    @WithDefault("50")
    int maxStreamsOfOneCaller();

    /** How long changes of one page are gathered before they are sent; the first one after a quiet time goes at once. */
    @WithDefault("250ms")
    Duration window();

    /** Two missed beats and a page says that it is stale; it knows this number, so change both. */
    @WithDefault("15s")
    Duration beat();

    /** A stream ends after this long, so that peers that vanished and rights that were withdrawn do not stay. */
    @WithDefault("30m")
    Duration lifetime();
}
