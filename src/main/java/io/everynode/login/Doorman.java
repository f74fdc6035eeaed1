package io.everynode.login;

import io.everynode.cluster.Clusters;
import io.everynode.model.Caller;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Knows who sends a request, by the login mode: from a bearer token or, for a browser, from its session. */
@ApplicationScoped
public class Doorman implements HttpAuthenticationMechanism {
    private static final String BEARER = "Bearer ";

    private final Gate gate;
    private final Clusters clusters;
    private final Launch launch;
    private final Sessions sessions;
    private final Visitors visitors;
    private final Attempts attempts;
    private final FailedLogins failed;

    Doorman(
            Gate gate,
            Clusters clusters,
            Launch launch,
            Sessions sessions,
            Visitors visitors,
            Attempts attempts,
            FailedLogins failed) {
        this.gate = gate;
        this.clusters = clusters;
        this.launch = launch;
        this.sessions = sessions;
        this.visitors = visitors;
        this.attempts = attempts;
        this.failed = failed;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        return gate.mode()
                .map(mode -> switch (mode) {
                    case NONE -> known(owner("anyone"), null);
                    case LINK -> byLink(request);
                    case TOKEN -> byToken(request);
                })
                .orElseGet(Doorman::nobody);
    }

    private Uni<SecurityIdentity> byLink(RoutingContext request) {
        Caller owner = owner(System.getProperty("user.name", "owner"));
        return bearer(request.request())
                .map(token -> launch.isApiToken(token) ? known(owner, null) : refused(request, new Visit.Unknown()))
                .orElseGet(() -> session(request, LoginMode.LINK)
                        .map(s -> known(owner, s))
                        .orElseGet(Doorman::nobody));
    }

    private Uni<SecurityIdentity> byToken(RoutingContext request) {
        return bearer(request.request())
                .map(token -> attempt(request, token))
                .orElseGet(() -> session(request, LoginMode.TOKEN)
                        .map(s -> visit(request, s))
                        .orElseGet(Doorman::nobody));
    }

    /** Only a token that was not welcome lately is an attempt. */
    private Uni<SecurityIdentity> attempt(RoutingContext request, String token) {
        String address = request.request().remoteAddress().hostAddress();
        boolean counted = !visitors.knows(token);
        if (counted && !attempts.allow(address)) {
            return refused(request, new Visit.TooOften());
        }
        return onContext(visitors.visit(token)).flatMap(visit -> switch (visit) {
            case Visit.Welcome welcome -> {
                if (counted) {
                    attempts.giveBack(address);
                }
                yield known(welcome.caller(), null);
            }
            case Visit other -> refused(request, other);
        });
    }

    /** A browser whose token is no longer taken is nobody, and is told why where it has to log in. */
    private Uni<SecurityIdentity> visit(RoutingContext request, Session session) {
        return onContext(visitors.visit(session.token())).flatMap(visit -> switch (visit) {
            case Visit.Welcome welcome -> known(welcome.caller(), session);
            case Visit other -> {
                request.put(Challenge.WHY, other);
                yield nobody();
            }
        });
    }

    /** Files are kept by whatever lies between and given to others: an answer with one carries no cookie. */
    private Optional<Session> session(RoutingContext context, LoginMode mode) {
        HttpServerRequest request = context.request();
        Optional<Session> session = Cookies.session(request).flatMap(cookie -> sessions.read(mode, cookie));
        session.filter(s -> !Door.isOpen(request.path()) && sessions.wantsRenewal(s))
                .ifPresent(s -> Channel.of(request).ifPresent(c -> Cookies.setSession(request, c, sessions.cookie(s))));
        return session;
    }

    private Caller owner(String name) {
        return new Caller(name, Set.of(), Set.copyOf(clusters.names()), new Caller.Credential.Own());
    }

    private static Optional<String> bearer(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(a -> a.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(a -> a.substring(BEARER.length()).strip());
    }

    private static Uni<SecurityIdentity> known(Caller caller, @Nullable Session session) {
        var identity =
                QuarkusSecurityIdentity.builder().setPrincipal(caller::name).addAttribute(Who.CALLER, caller);
        if (session != null) {
            identity.addAttribute(Who.SESSION, session);
        }
        return Uni.createFrom().item(identity.build());
    }

    private static Uni<SecurityIdentity> nobody() {
        return Uni.createFrom().nullItem();
    }

    private Uni<SecurityIdentity> refused(RoutingContext request, Visit why) {
        failed.tell(gate.mode().orElseThrow(), request.request().remoteAddress().hostAddress(), why);
        request.put(Challenge.WHY, why);
        return Uni.createFrom().failure(new AuthenticationFailedException());
    }

    /** The clusters answer on a thread of their own; the request goes on on its own one. */
    private static Uni<Visit> onContext(CompletableFuture<Visit> visit) {
        Context context = Vertx.currentContext();
        Uni<Visit> answer = Uni.createFrom().completionStage(visit);
        return visit.isDone() || context == null
                ? answer
                : answer.emitOn(command -> context.runOnContext(v -> command.run()));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        return Uni.createFrom().item(() -> Challenge.answer(request));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }
}
