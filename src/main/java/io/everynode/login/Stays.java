package io.everynode.login;

import io.everynode.model.Caller;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Those who stay: open streams, each ended when whoever opened it logs out or may no longer see what he sees. */
@ApplicationScoped
class Stays {
    private static final Duration CHECK_EVERY = Duration.ofSeconds(10);

    private final Sessions sessions;
    private final Visitors visitors;
    private final Set<Stay> open = ConcurrentHashMap.newKeySet();

    private record Stay(Caller caller, @Nullable Session session, Runnable dismissed) {
        /** A stay is itself and no other, whoever else stays. */
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    Stays(Sessions sessions, Visitors visitors) {
        this.sessions = sessions;
        this.visitors = visitors;
    }

    void start(@Observes StartupEvent start, Vertx vertx) {
        vertx.setPeriodic(CHECK_EVERY.toMillis(), timer -> check());
    }

    AutoCloseable stay(Caller caller, @Nullable Session session, Runnable dismissed) {
        Stay stay = new Stay(caller, session, dismissed);
        open.add(stay);
        return () -> open.remove(stay);
    }

    /** Ends the session and every stream of it. */
    void logOut(Session session) {
        sessions.revoke(session);
        visitors.forget(session.token());
        open.stream()
                .filter(s -> s.session() != null && s.session().id().equals(session.id()))
                .forEach(this::dismiss);
    }

    void check() {
        open.forEach(this::check);
        sessions.tidy();
        visitors.tidy();
    }

    private void check(Stay stay) {
        Session session = stay.session();
        if (session != null && !sessions.alive(session)) {
            dismiss(stay);
            return;
        }
        Optional.ofNullable(session).ifPresent(sessions::use);
        switch (stay.caller().credential()) {
            case Caller.Credential.Own own -> {}
            case Caller.Credential.Token token -> check(stay, visitors.visit(token.secret()));
        }
    }

    private void check(Stay stay, CompletableFuture<Visit> visit) {
        visit.thenAccept(said -> {
            boolean same = switch (said) {
                case Visit.Welcome welcome ->
                    welcome.caller().clusters().equals(stay.caller().clusters());
                case Visit.Unanswered silence -> false;
                case Visit.TooOften tooOften -> true;
                case Visit.Unknown unknown -> false;
                case Visit.Lacking lacking -> false;
            };
            if (!same) {
                dismiss(stay);
            }
        });
    }

    private void dismiss(Stay stay) {
        if (open.remove(stay)) {
            stay.dismissed().run();
        }
    }
}
