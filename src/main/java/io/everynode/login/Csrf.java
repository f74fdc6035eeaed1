package io.everynode.login;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The hidden field that each form carries: {@code <input type="hidden" name="{inject:csrf.parameterName}"
 * value="{inject:csrf.token}">}. It is bound to the session, so that neither another session's nor an older one's fits;
 * Quarkus' own extension binds it to nothing, and a second tab's form makes the first one's useless there.
 */
@Named("csrf")
@RequestScoped
public class Csrf {
    static final String FIELD = "csrf-token";
    private static final int VISITOR_BYTES = 16;

    private final CsrfTokens tokens;
    private final SecurityIdentity identity;
    private final HttpServerRequest request;
    private @Nullable String token;

    Csrf(CsrfTokens tokens, SecurityIdentity identity, RoutingContext context) {
        this.tokens = tokens;
        this.identity = identity;
        this.request = context.request();
    }

    public String getParameterName() {
        return FIELD;
    }

    public String getToken() {
        if (token == null) {
            token = tokens.of(browser().orElseGet(this::newVisitor));
        }
        return token;
    }

    boolean fits(@Nullable String given) {
        return given != null && browser().filter(b -> tokens.fits(given, b)).isPresent();
    }

    private Optional<String> browser() {
        Session session = identity.getAttribute(Who.SESSION);
        return session != null
                ? Optional.of("session " + session.id())
                : Cookies.visitor(request).map(v -> "visitor " + v);
    }

    private String newVisitor() {
        byte[] bytes = new byte[VISITOR_BYTES];
        new SecureRandom().nextBytes(bytes);
        String visitor = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Channel.of(request).ifPresent(c -> Cookies.setVisitor(request, c, visitor));
        return "visitor " + visitor;
    }
}
