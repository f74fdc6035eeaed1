package io.everynode.login;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/** Takes from a page nothing but its form with our mark in it, and on the API nothing but JSON. */
class FormCheck {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final Csrf csrf;

    FormCheck(Csrf csrf) {
        this.csrf = csrf;
    }

    @WithFormRead
    @ServerRequestFilter
    public void check(ResteasyReactiveContainerRequestContext request, SimpleResourceInfo resource) {
        if (SAFE.contains(request.getMethod())) {
            return;
        }
        if (isApi(resource)) {
            checkJson(request);
        } else {
            checkForm(request);
        }
    }

    private static void checkJson(ResteasyReactiveContainerRequestContext request) {
        boolean isDelete = request.getMethod().equals("DELETE") && request.getMediaType() == null;
        if (!isDelete && !is(MediaType.APPLICATION_JSON_TYPE, request)) {
            throw new NotSupportedException("Content-Type: expected application/json");
        }
    }

    private void checkForm(ResteasyReactiveContainerRequestContext request) {
        if (!is(MediaType.APPLICATION_FORM_URLENCODED_TYPE, request)) {
            throw new NotSupportedException("Content-Type: expected application/x-www-form-urlencoded");
        }
        var context = (ResteasyReactiveRequestContext) request.getServerRequestContext();
        Object given = context.getFormParameter(Csrf.FIELD, true, false);
        if (!csrf.fits(given instanceof String token ? token : null)) {
            throw new ForbiddenException(Csrf.FIELD + ": expected the one of a page that was loaded in this session");
        }
    }

    private static boolean is(MediaType type, ResteasyReactiveContainerRequestContext request) {
        MediaType given = request.getMediaType();
        return given != null
                && given.getType().equals(type.getType())
                && given.getSubtype().equals(type.getSubtype());
    }

    /** By the resource that was found, not by how its address was written. */
    private static boolean isApi(SimpleResourceInfo resource) {
        Path path = resource.getResourceClass().getAnnotation(Path.class);
        return path != null && path.value().startsWith("/api/");
    }
}
