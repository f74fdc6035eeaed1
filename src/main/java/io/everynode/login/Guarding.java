package io.everynode.login;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Puts the {@link Guard} before every route, after the headers and before the login. */
@ApplicationScoped
class Guarding {
    private static final int BEFORE_LOGIN = 900;

    void register(@Observes Filters filters, Gate gate) {
        Guard guard = new Guard(gate.loopback());
        filters.register(request -> pass(guard, request), BEFORE_LOGIN);
    }

    private static void pass(Guard guard, RoutingContext request) {
        guard.refuse(Asked.by(request.request())).ifPresentOrElse(refusal -> answer(request, refusal), request::next);
    }

    private static void answer(RoutingContext request, Guard.Refusal refusal) {
        request.response()
                .setStatusCode(refusal.status())
                .putHeader("Content-Type", "application/problem+json")
                .end(new JsonObject()
                        .put("title", refusal.status() == 421 ? "Misdirected request" : "Refused")
                        .put("status", refusal.status())
                        .put("detail", refusal.sentence())
                        .encode());
    }
}
