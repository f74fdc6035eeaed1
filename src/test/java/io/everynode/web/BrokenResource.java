package io.everynode.web;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** {@code /broken}: a page with a mistake in it. */
@Path("/broken")
@Authenticated
public class BrokenResource {
    @GET
    public String show() {
        throw new IllegalStateException("a secret of the inside");
    }
}
