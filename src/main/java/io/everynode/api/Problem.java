package io.everynode.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * An error as programs get it (RFC 9457).
 *
 * @param detail what was wrong with the request, or what to do
 * @param outcome of an action; absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String title, int status, String detail, @Nullable String outcome) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** A part of the request is not what was expected: names the part. */
    public static WebApplicationException badRequest(String field, String expected) {
        return new Problem("Bad request", 400, field + ": expected " + expected, null).thrown();
    }

    /** For a resource to throw; it is answered as it stands. */
    public WebApplicationException thrown() {
        return new WebApplicationException(response());
    }

    public Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }
}
