package io.everynode.login;

import java.time.Instant;

/**
 * A login that failed, as far as it may be told: nothing of what was tried.
 *
 * @param address where it came from, as the connection has it
 * @param why the name of a {@link Visit}, or {@code UsedLink}
 * @param name whose token it was, where a cluster said so; else empty
 * @param leftOut how many were not told since the one before, of all addresses
 * @param last more of the minute are not told
 */
public record FailedLogin(
        Instant at, LoginMode mode, String address, String why, String name, int leftOut, boolean last) {
    static FailedLogin of(LoginMode mode, String address, Visit why) {
        String name = why instanceof Visit.Lacking lacking ? lacking.name() : "";
        return new FailedLogin(Instant.now(), mode, address, why.getClass().getSimpleName(), name, 0, false);
    }

    FailedLogin beside(int othersLeftOut, boolean lastOfMinute) {
        return new FailedLogin(at, mode, address, why, name, othersLeftOut, lastOfMinute);
    }

    /** Where no cluster answered, nobody refused. */
    public String outcome() {
        return why.equals(Visit.Unanswered.class.getSimpleName()) ? "unknown" : "forbidden";
    }
}
