package io.everynode.login;

import io.everynode.model.Caller;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a minute what the clusters said of a token, by its digest. Whoever keeps coming is asked about again
 * before the minute is over, beside his requests, so that a slow cluster makes no page wait.
 */
final class Visitors {
    static final Duration KNOWN_FOR = Duration.ofSeconds(60);
    static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(30);
    private static final int REMEMBERED = 10_000;

    private final Questions questions;
    private final InstantSource time;
    private final Executor askers;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    private static final class Entry {
        private @Nullable Visit last;
        private Instant at = Instant.EPOCH;
        private @Nullable CompletableFuture<Visit> pending;

        private synchronized Optional<Caller> lastWelcome() {
            return last instanceof Visit.Welcome(Caller caller) ? Optional.of(caller) : Optional.empty();
        }

        private synchronized void said(Visit visit, Instant when) {
            last = visit;
            at = when;
            pending = null;
        }
    }

    Visitors(Questions questions, InstantSource time, Executor askers) {
        this.questions = questions;
        this.time = time;
        this.askers = askers;
    }

    /** Whether it was asked about lately: a token that was not is an attempt. */
    boolean knows(String token) {
        return entries.containsKey(digest(token));
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
        tidy();
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
            Visit visit = questions.ask(new Caller.Credential.Token(token), entry.lastWelcome());
            entry.said(visit, time.instant());
            answer.complete(visit);
        });
    }

    /** Forgets those that have not come for a minute, once there are many. */
    private void tidy() {
        if (entries.size() > REMEMBERED) {
            Instant now = time.instant();
            entries.values().removeIf(e -> e.pending == null && !now.isBefore(e.at.plus(KNOWN_FOR)));
        }
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
