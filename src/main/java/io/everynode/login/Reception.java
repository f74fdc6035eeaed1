package io.everynode.login;

import io.everynode.login.Admission.Admitted;
import io.everynode.login.Admission.Insecure;
import io.everynode.login.Admission.TooLong;
import io.everynode.login.Admission.TurnedAway;
import io.everynode.login.Admission.UsedLink;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Lets people in and out: what the page to log in asks for. */
@ApplicationScoped
public class Reception {
    private final Gate gate;
    private final Sessions sessions;
    private final Visitors visitors;
    private final Attempts attempts;
    private final Launch launch;
    private final Stays stays;
    private final FailedLogins failed;

    Reception(
            Gate gate,
            Sessions sessions,
            Visitors visitors,
            Attempts attempts,
            Launch launch,
            Stays stays,
            FailedLogins failed) {
        this.gate = gate;
        this.sessions = sessions;
        this.visitors = visitors;
        this.attempts = attempts;
        this.launch = launch;
        this.stays = stays;
        this.failed = failed;
    }

    public LoginMode mode() {
        return gate.mode().orElseThrow();
    }

    /** Why the holder of the session that this request carries is not let in, if he is not. */
    public Optional<Visit> turnedAway(RoutingContext request) {
        return Optional.ofNullable(request.get(Challenge.WHY));
    }

    /** Asks the clusters; in login mode {@code token} only. */
    public CompletableFuture<Admission> byToken(String pasted, HttpServerRequest request) {
        String token = pasted.strip().replaceFirst("(?i)^Bearer\\s+", "");
        Optional<Channel> channel = Channel.of(request);
        if (channel.isEmpty()) {
            return CompletableFuture.completedFuture(new Insecure());
        }
        String address = request.remoteAddress().hostAddress();
        if (!attempts.allow(address)) {
            return CompletableFuture.completedFuture(turnedAway(address, new Visit.TooOften()));
        }
        if (mode() != LoginMode.TOKEN || token.isEmpty()) {
            return CompletableFuture.completedFuture(turnedAway(address, new Visit.Unknown()));
        }
        return visitors.visitAnew(token).thenApply(visit -> switch (visit) {
            case Visit.Welcome welcome -> {
                attempts.giveBack(address);
                yield open(token, request, channel.get());
            }
            case Visit other -> turnedAway(address, other);
        });
    }

    /** In login mode {@code link} only. */
    public Admission bySecret(String secret, HttpServerRequest request) {
        Optional<Channel> channel = Channel.of(request);
        if (channel.isEmpty()) {
            return new Insecure();
        }
        String address = request.remoteAddress().hostAddress();
        if (!attempts.allow(address)) {
            return turnedAway(address, new Visit.TooOften());
        }
        if (mode() == LoginMode.LINK && launch.redeem(secret)) {
            return open("", request, channel.get());
        }
        failed.tellOfUsedLink(mode(), address);
        return new UsedLink();
    }

    private Admission turnedAway(String address, Visit why) {
        failed.tell(mode(), address, why);
        return new TurnedAway(why);
    }

    private Admission open(String token, HttpServerRequest request, Channel channel) {
        if (token.length() > Cookies.LONGEST) {
            return new TooLong();
        }
        String cookie = sessions.cookie(sessions.open(mode(), token));
        if (channel.cookie().length() + cookie.length() >= Cookies.LONGEST) {
            return new TooLong();
        }
        Cookies.setSession(request, channel, cookie);
        return new Admitted();
    }

    /** Ends the session and its streams, here: another process with the same keys, or this one after a restart, opens it. */
    public void logOut(HttpServerRequest request) {
        Cookies.session(request)
                .flatMap(cookie -> sessions.read(mode(), cookie))
                .ifPresent(stays::logOut);
        Cookies.dropSession(request);
    }
}
