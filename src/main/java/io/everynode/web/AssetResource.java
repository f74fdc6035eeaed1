package io.everynode.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Serves {@link Assets} to everybody, the page to log in included. */
@Path("/assets/{version}/{name}")
@PermitAll
public class AssetResource {
    private final Assets assets;

    AssetResource(Assets assets) {
        this.assets = assets;
    }

    @GET
    public Response get(String version, String name) {
        String text = assets.find(name).orElseThrow(NotFoundException::new);
        // A page that was open during an upgrade asks under the old version: answered, but not kept.
        boolean current = version.equals(assets.version(name));
        return Response.ok(text, name.endsWith(".css") ? "text/css;charset=UTF-8" : "text/javascript;charset=UTF-8")
                .header("Cache-Control", current ? "public, max-age=31536000, immutable" : "no-cache")
                .build();
    }
}
