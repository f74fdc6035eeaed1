package io.everynode.login;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What somebody who is not known gets: a browser the page to log in, a program a problem document. */
final class Challenge {
    static final String WHY = "everynode.visit";
    private static final String UNASKED = "Log in, or send Authorization: Bearer.";
    /** Loading it again makes the request one of our own site, with which the cookie comes. */
    private static final String AGAIN = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">"
            + "<meta http-equiv=\"refresh\" content=\"0\"><title>Everynode</title>"
            + "<p>Opening Everynode. If nothing happens, load this page again.</p></html>";

    private Challenge() {}

    static boolean answer(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!wantsPage(request)) {
            problem(context);
        } else if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))
                && Cookies.session(request).isEmpty()) {
            request.response()
                    .putHeader("Content-Type", "text/html; charset=utf-8")
                    .end(AGAIN);
        } else {
            String to = "GET".equals(request.method().name()) ? "?to=" + encoded(request.uri()) : "";
            request.response()
                    .setStatusCode(303)
                    .putHeader("Location", "/login" + to)
                    .end();
        }
        return true;
    }

    private static boolean wantsPage(HttpServerRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/html") && request.getHeader("Authorization") == null;
    }

    private static void problem(RoutingContext context) {
        int status = status(context.get(WHY));
        if (status == 401) {
            context.response().putHeader("WWW-Authenticate", "Bearer");
        }
        if (status == 429) {
            context.response().putHeader("Retry-After", Long.toString(Attempts.WITHIN.toSeconds()));
        }
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(new JsonObject()
                        .put("title", title(status))
                        .put("status", status)
                        .put("detail", detail(context.get(WHY)))
                        .encode());
    }

    private static int status(@Nullable Visit why) {
        return switch (why) {
            case null -> 401;
            case Visit.Welcome welcome -> 401;
            case Visit.Unknown unknown -> 401;
            case Visit.Lacking lacking -> 403;
            case Visit.TooOften tooOften -> 429;
            case Visit.Unanswered silence -> 503;
        };
    }

    private static String title(int status) {
        return switch (status) {
            case 403 -> "A right is missing";
            case 429 -> "Too many attempts";
            case 503 -> "The cluster does not answer";
            default -> "Not logged in";
        };
    }

    private static String detail(@Nullable Visit why) {
        return switch (why) {
            case null -> UNASKED;
            case Visit.Welcome welcome -> UNASKED;
            case Visit.Unknown unknown -> "This token is not taken.";
            case Visit.Lacking lacking ->
                lacking.name() + " may not " + String.join(", ", lacking.missing()) + " in all namespaces of "
                        + lacking.cluster() + ".";
            case Visit.TooOften tooOften -> "Try again in a minute.";
            case Visit.Unanswered silence -> "No cluster says whose token this is. Try again in a minute.";
        };
    }

    private static String encoded(String uri) {
        return URLEncoder.encode(uri, StandardCharsets.UTF_8);
    }
}
