package io.everynode.login;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of where it comes from and where it believes to be.
 *
 * @param target the request line's, which must be a path here
 * @param hosts all that it calls this server by, lower case; one is expected
 * @param scheme {@code http} or {@code https}, as the browser sees it where a proxy is trusted
 * @param port the one that was connected to
 * @param site {@code Sec-Fetch-Site}, {@code mode} and {@code destination} likewise, which no page can forge
 * @param contentType without parameters, lower case
 */
record Asked(
        String method,
        String target,
        List<String> hosts,
        String scheme,
        int port,
        @Nullable String origin,
        @Nullable String site,
        @Nullable String mode,
        @Nullable String destination,
        @Nullable String contentType) {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    static Asked by(HttpServerRequest request) {
        String type = request.getHeader("Content-Type");
        return new Asked(
                request.method().name(),
                request.uri(),
                hosts(request),
                "https".equals(request.scheme()) ? "https" : "http",
                request.localAddress() == null ? 0 : request.localAddress().port(),
                origin(request),
                request.getHeader("Sec-Fetch-Site"),
                request.getHeader("Sec-Fetch-Mode"),
                request.getHeader("Sec-Fetch-Dest"),
                type == null ? null : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    /** HTTP/2 has a field of its own for it, and may carry the header beside it. */
    private static List<String> hosts(HttpServerRequest request) {
        var hosts = new ArrayList<>(request.headers().getAll("Host"));
        HostAndPort authority = request.authority();
        if (request.version() == HttpVersion.HTTP_2 && authority != null) {
            hosts.add(authority.toString());
        }
        return hosts.stream().map(h -> h.toLowerCase(Locale.ROOT)).distinct().toList();
    }

    /** Several are taken as one that nobody has. */
    private static @Nullable String origin(HttpServerRequest request) {
        List<String> origins = request.headers().getAll("Origin");
        return origins.isEmpty() ? null : String.join(" ", origins).toLowerCase(Locale.ROOT);
    }

    boolean safe() {
        return SAFE.contains(method);
    }

    boolean sameOrigin() {
        return "same-origin".equals(site);
    }

    /** A link that was followed, from wherever: it shows a page and does nothing. */
    boolean followedLink() {
        return (method.equals(HttpMethod.GET.name()) || method.equals(HttpMethod.HEAD.name()))
                && "navigate".equals(mode)
                && "document".equals(destination);
    }
}
