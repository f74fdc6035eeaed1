package io.everynode.cluster;

import java.time.Instant;

/**
 * How one kind of a cluster is followed at one moment.
 *
 * @param heard when anything of it, a bookmark included, last came
 */
record KindState(Watched kind, boolean synced, Following following, Instant heard) {
    sealed interface Following {
        /** It is being watched, or about to be. */
        record Well() implements Following {}

        /** The API server says no; tried again all the same. */
        record Denied(String why) implements Following {}

        /** The API server does not take the connection's credential, or no longer. */
        record Unknown() implements Following {}

        /** No connection, or none that works. */
        record Lost(String why) implements Following {}

        /** Nothing came for longer than a bookmark takes, and whether that is right is not known. */
        record Silent() implements Following {}
    }
}
