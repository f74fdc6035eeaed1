package io.everynode.login;

import io.everynode.login.Questions.Heard;
import io.everynode.model.Caller;
import io.everynode.model.ClusterName;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a minute what the clusters said of a token, by its digest. Whoever keeps coming is asked about again
 * before the minute is over, beside his requests, so that a slow cluster makes no page wait. The yes of a cluster that
 * has fallen silent is carried on for a quarter of an hour, so that nobody is turned out while it starts again.
 */
final class Visitors {
    static final Duration KNOWN_FOR = Duration.ofSeconds(60);
    static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(30);
    static final Duration CARRIED_FOR = Duration.ofMinutes(15);

    private final Questions questions;
    private final InstantSource time;
    private final Executor askers;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    private static final class Entry {
        private @Nullable Visit last;
        private Instant at = Instant.EPOCH;
        private @Nullable CompletableFuture<Visit> pending;
        private final Map<ClusterName, Instant> confirmed = new HashMap<>();

        /** Whom the clusters welcomed, as far as they said so themselves lately enough. */
        private synchronized Optional<Caller> carried(Instant now) {
            confirmed.values().removeIf(said -> !now.isBefore(said.plus(CARRIED_FOR)));
            return last instanceof Visit.Welcome(Caller caller) && !confirmed.isEmpty()
                    ? Optional.of(new Caller(
                            caller.name(), caller.groups(), Set.copyOf(confirmed.keySet()), caller.credential()))
                    : Optional.empty();
        }

        private synchronized void said(Heard heard, Instant when) {
            last = heard.visit();
            at = when;
            pending = null;
            confirmed.keySet().retainAll(heard.visit() instanceof Visit.Welcome(Caller c) ? c.clusters() : Set.of());
            heard.confirmed().forEach(cluster -> confirmed.put(cluster, when));
        }

        private synchronized boolean known(Instant now) {
            return pending != null || (last instanceof Visit.Welcome && now.isBefore(at.plus(KNOWN_FOR)));
        }

        private synchronized boolean over(Instant now) {
            return pending == null
                    && !now.isBefore(at.plus(KNOWN_FOR))
                    && carried(now).isEmpty();
        }
    }

    Visitors(Questions questions, InstantSource time, Executor askers) {
        this.questions = questions;
        this.time = time;
        this.askers = askers;
    }

    /** Whether it was welcome within the minute, or is being asked about: any other token is an attempt. */
    boolean knows(String token) {
        Entry entry = entries.get(digest(token));
        return entry != null && entry.known(time.instant());
    }

    /** Completes at once for a token that was asked about within the minute. */
    CompletableFuture<Visit> visit(String token) {
        return visit(token, ASK_AGAIN_AFTER, KNOWN_FOR);
    }

    /** Asks in any case: rights may have been given since. */
    CompletableFuture<Visit> visitAnew(String token) {
        return visit(token, Duration.ZERO, Duration.ZERO);
    }

    private CompletableFuture<Visit> visit(String token, Duration askAgainAfter, Duration knownFor) {
        Entry entry = entries.computeIfAbsent(digest(token), d -> new Entry());
        synchronized (entry) {
            Duration age = Duration.between(entry.at, time.instant());
            CompletableFuture<Visit> pending = entry.pending;
            if (pending == null && age.compareTo(askAgainAfter) >= 0) {
                pending = new CompletableFuture<>();
                entry.pending = pending;
                ask(token, entry, pending);
            }
            Visit last = entry.last;
            boolean stillKnown = last != null && (pending == null || age.compareTo(knownFor) < 0);
            return stillKnown ? CompletableFuture.completedFuture(last) : Objects.requireNonNull(pending);
        }
    }

    private void ask(String token, Entry entry, CompletableFuture<Visit> answer) {
        askers.execute(() -> {
            Heard heard = questions.ask(new Caller.Credential.Token(token), entry.carried(time.instant()));
            entry.said(heard, time.instant());
            answer.complete(heard.visit());
        });
    }

    /** The token's holder has logged out. */
    void forget(String token) {
        entries.remove(digest(token));
    }

    /** Forgets what is no longer of use. */
    void tidy() {
        Instant now = time.instant();
        entries.values().removeIf(e -> e.over(now));
    }

    int remembered() {
        return entries.size();
    }

    private static String digest(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
