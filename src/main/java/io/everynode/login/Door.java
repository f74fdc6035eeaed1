package io.everynode.login;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Closed to whoever is not known, except for the login page, plain files and health. It covers the routes that are not
 * JAX-RS resources (metrics, OpenAPI, files); resources carry their own annotation beside it, so that no way of writing
 * a path opens one.
 */
@ApplicationScoped
public class Door implements HttpSecurityPolicy {
    private static final List<String> OPEN_BELOW = List.of("/assets/", "/css/", "/js/", "/q/health/");
    private static final List<String> OPEN = List.of("/login", "/q/health", "/favicon.ico", "/favicon.svg");

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        if (isOpen(request.request().path())) {
            return CheckResult.permit();
        }
        return identity.map(i -> i.isAnonymous() ? CheckResult.DENY : CheckResult.PERMIT);
    }

    /** Only a path as it is plainly written is open: one that has to be decoded or folded first is not. */
    static boolean isOpen(String rawPath) {
        return plain(rawPath) && (OPEN.contains(rawPath) || OPEN_BELOW.stream().anyMatch(rawPath::startsWith));
    }

    private static boolean plain(String path) {
        return path.chars().noneMatch(c -> c == '%' || c == ';' || c == '\\' || c <= ' ' || c > '~')
                && !path.contains("//")
                && !path.contains("/.");
    }
}
