package io.everynode.login;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Opens, reads and revokes sessions. Only what a cookie cannot know is held here: what was revoked, what is in use. */
final class Sessions {
    private static final int ID_BYTES = 16;

    private final Seal seal;
    private final InstantSource time;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Instant> revoked = new ConcurrentHashMap<>();
    private final Map<String, Instant> used = new ConcurrentHashMap<>();

    Sessions(Seal seal, InstantSource time) {
        this.seal = seal;
        this.time = time;
    }

    /** @param token empty in login mode {@code link} */
    Session open(LoginMode mode, String token) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        Instant now = time.instant();
        return new Session(mode, Base64.getUrlEncoder().withoutPadding().encodeToString(id), now, now, token);
    }

    String cookie(Session session) {
        return seal.close(session.seenAt(time.instant()));
    }

    /** The session of a cookie's value, if it is one of ours and not over. */
    Optional<Session> read(LoginMode mode, String cookie) {
        return seal.open(cookie).filter(s -> s.mode() == mode && alive(s));
    }

    boolean alive(Session session) {
        Instant lastUse = used.getOrDefault(session.id(), session.seen());
        Instant later = lastUse.isAfter(session.seen()) ? lastUse : session.seen();
        return !revoked.containsKey(session.id()) && !session.over(time.instant(), later);
    }

    /** An open stream is use: its page is being looked at, and sends nothing by itself. */
    void use(Session session) {
        used.put(session.id(), time.instant());
    }

    boolean wantsRenewal(Session session) {
        return Duration.between(session.seen(), time.instant()).compareTo(Session.RENEW) >= 0;
    }

    void revoke(Session session) {
        revoked.put(session.id(), session.opened().plus(Session.LONGEST));
    }

    /** Forgets what is over anyway. */
    void tidy() {
        Instant now = time.instant();
        revoked.values().removeIf(now::isAfter);
        used.values().removeIf(last -> now.isAfter(last.plus(Session.IDLE)));
    }
}
