package io.everynode.login;

import java.time.Duration;
import java.time.Instant;

/**
 * Somebody who logged in with a browser; it lives in his cookie only.
 *
 * @param mode a session opens in the login mode that it was opened in, and in no other
 * @param id random; names it when it is revoked
 * @param opened sessions end 8 h later
 * @param seen sessions end 30 min after they were last used
 * @param token his Kubernetes token; empty in login mode {@code link}
 */
record Session(LoginMode mode, String id, Instant opened, Instant seen, String token) {
    static final Duration LONGEST = Duration.ofHours(8);
    static final Duration IDLE = Duration.ofMinutes(30);
    /** The cookie is written anew no more often than this. */
    static final Duration RENEW = Duration.ofMinutes(1);

    boolean over(Instant now, Instant lastUse) {
        return !now.isBefore(opened.plus(LONGEST)) || !now.isBefore(lastUse.plus(IDLE));
    }

    Session seenAt(Instant now) {
        return new Session(mode, id, opened, now, token);
    }

    @Override
    public String toString() {
        return "Session[masked]";
    }
}
