package io.everynode.login;

import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Optional;

/** The way a browser reaches us, as far as a session's cookie depends on it. */
enum Channel {
    /** Over https, at the browser at least: a proxy that is trusted may have ended it. */
    SECURE("__Host-everynode", true),
    /** Over http on the reader's own machine; Safari drops Secure cookies there. */
    LOOPBACK("everynode", false);

    private final String cookie;
    private final boolean secure;

    Channel(String cookie, boolean secure) {
        this.cookie = cookie;
        this.secure = secure;
    }

    String cookie() {
        return cookie;
    }

    boolean secure() {
        return secure;
    }

    /** Empty over http from elsewhere: a session would travel in the clear. */
    static Optional<Channel> of(HttpServerRequest request) {
        if ("https".equals(request.scheme())) {
            return Optional.of(SECURE);
        }
        String host =
                request.authority() == null ? "" : request.authority().host().toLowerCase(Locale.ROOT);
        boolean loopback =
                host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]") || host.equals("::1");
        return loopback ? Optional.of(LOOPBACK) : Optional.empty();
    }
}
