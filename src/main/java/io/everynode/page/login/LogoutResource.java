package io.everynode.page.login;

import io.everynode.login.Reception;
import io.quarkus.security.Authenticated;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Ends a session, with every stream that it has open. */
@Path("/logout")
@Authenticated
public class LogoutResource {
    private final Reception reception;
    private final RoutingContext context;

    LogoutResource(Reception reception, RoutingContext context) {
        this.reception = reception;
        this.context = context;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response post() {
        reception.logOut(context.request());
        return Response.status(Response.Status.SEE_OTHER)
                .header("Location", "/login")
                .build();
    }
}
