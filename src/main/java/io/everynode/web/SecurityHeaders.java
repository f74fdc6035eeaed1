package io.everynode.web;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/** What every answer carries: pages, files, streams and errors alike. */
public class SecurityHeaders {
    /** Before all that could answer. */
    private static final int FIRST = 1000;

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'none'";
    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy",
                    "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), serial=(), usb=()");

    void register(@Observes Filters filters) {
        filters.register(SecurityHeaders::add, FIRST);
    }

    private static void add(RoutingContext request) {
        MultiMap headers = request.response().headers();
        headers.addAll(ALWAYS);
        // Quarkus' own developer pages, there in dev mode only, are built of inline scripts.
        if (LaunchMode.current() != LaunchMode.DEVELOPMENT
                || !request.normalizedPath().startsWith("/q/")) {
            headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        }
        if ("https".equals(request.request().scheme())) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
        request.addHeadersEndHandler(end -> addCaching(request));
        request.next();
    }

    /** A file under its own name is asked for again each time; whatever else may be kept says so itself. */
    private static void addCaching(RoutingContext request) {
        MultiMap headers = request.response().headers();
        String path = request.normalizedPath();
        if (path.startsWith("/css/") || path.startsWith("/js/") || path.startsWith("/favicon.")) {
            headers.set("Cache-Control", "no-cache");
        } else if (!headers.contains("Cache-Control")) {
            headers.set("Cache-Control", "no-store");
        }
    }
}
