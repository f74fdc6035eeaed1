package io.everynode.login;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.Set;

/** The two cookies there are: of a session, and of a browser that has none yet but is shown a form. */
final class Cookies {
    /** Browsers drop a cookie whose name and value are longer. */
    static final int LONGEST = 4096;

    private Cookies() {}

    static Optional<String> session(HttpServerRequest request) {
        return Channel.of(request).flatMap(c -> read(request, c.cookie()));
    }

    static Optional<String> visitor(HttpServerRequest request) {
        return Channel.of(request).flatMap(c -> read(request, visitor(c)));
    }

    static void setSession(HttpServerRequest request, Channel channel, String value) {
        request.response().addCookie(cookie(channel, channel.cookie(), value));
    }

    static void setVisitor(HttpServerRequest request, Channel channel, String value) {
        request.response().addCookie(cookie(channel, visitor(channel), value));
    }

    static void dropSession(HttpServerRequest request) {
        Channel.of(request)
                .ifPresent(c ->
                        request.response().addCookie(cookie(c, c.cookie(), "").setMaxAge(0)));
    }

    /** No age: it goes with the browser. */
    private static Cookie cookie(Channel channel, String name, String value) {
        return Cookie.cookie(name, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(channel.secure())
                .setSameSite(CookieSameSite.STRICT);
    }

    private static String visitor(Channel channel) {
        return channel.cookie() + "-visitor";
    }

    /** Two of one name are none: one of them was planted. */
    private static Optional<String> read(HttpServerRequest request, String name) {
        Set<Cookie> found = request.cookies(name);
        return found.size() == 1 ? Optional.of(found.iterator().next().getValue()) : Optional.empty();
    }
}
