package io.everynode.login;

import java.time.Instant;

/**
 * A login that failed, as far as it may be told: nothing of what was tried.
 *
 * @param address where it came from, as the connection has it
 * @param why the name of a {@link Visit}, or {@code UsedLink}
 * @param name whose token it was, where a cluster said so; else empty
 */
public record FailedLogin(Instant at, LoginMode mode, String address, String why, String name) {
    static FailedLogin of(LoginMode mode, String address, Visit why) {
        String name = why instanceof Visit.Lacking lacking ? lacking.name() : "";
        return new FailedLogin(Instant.now(), mode, address, why.getClass().getSimpleName(), name);
    }

    /** Where no cluster answered, nobody refused. */
    public String outcome() {
        return why.equals(Visit.Unanswered.class.getSimpleName()) ? "unknown" : "forbidden";
    }
}
