package io.everynode.web;

import io.everynode.login.Who;
import io.quarkus.logging.Log;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what went wrong into a page in the frame, or for programs into RFC 9457's problem document. */
public class Errors {
    private final Frames frames;
    private final Who who;

    Errors(Frames frames, Who who) {
        this.frames = frames;
        this.who = who;
    }

    @CheckedTemplate(basePath = "frame")
    static class Templates {
        static native TemplateInstance problem(Frame frame, Problem problem, String form);
    }

    @ServerExceptionMapper
    public Response refused(WebApplicationException e, UriInfo uri) {
        Response original = e.getResponse();
        if (original.hasEntity() || original.getStatus() < 400) {
            return original;
        }
        Response.ResponseBuilder answer =
                answer(e instanceof NotRead n ? n.problem() : Problem.of(original.getStatus()), uri, "");
        original.getHeaders().forEach((name, values) -> values.forEach(v -> answer.header(name, v)));
        if (original.getStatus() == 503 && original.getHeaderString("Retry-After") != null) {
            // What browsers take for "come back then", with or without JavaScript.
            answer.header("Refresh", original.getHeaderString("Retry-After"));
        }
        return answer.build();
    }

    @ServerExceptionMapper
    public Response nothingThere(NotFoundException e, UriInfo uri) {
        return refused(e, uri);
    }

    @ServerExceptionMapper
    public Response notRead(NotRead e, UriInfo uri) {
        return refused(e, uri);
    }

    /** Each form has the address that it is sent to. */
    @ServerExceptionMapper
    public Response notUnderstood(BadInput e, UriInfo uri, Request request) {
        String form = request.getMethod().equals("POST") ? uri.getRequestUri().getRawPath() : "";
        return answer(e.problem(), uri, form).build();
    }

    @ServerExceptionMapper
    public Response failed(Throwable e, UriInfo uri) {
        Log.error("a request failed", e);
        return answer(Problem.of(500), uri, "").build();
    }

    private Response.ResponseBuilder answer(Problem problem, UriInfo uri, String form) {
        var answer = Response.status(problem.status());
        if (uri.getPath().startsWith("/api/")) {
            return answer.type("application/problem+json")
                    .entity(Map.of("title", problem.fact(), "status", problem.status(), "detail", problem.why()));
        }
        return answer.type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(Templates.problem(frame(uri).titled(problem.fact()), problem, form));
    }

    private Frame frame(UriInfo uri) {
        String inPath = uri.getPathParameters().getFirst("cluster");
        String cluster = inPath == null ? uri.getQueryParameters().getFirst("cluster") : inPath;
        try {
            return who.known().map(c -> frames.ofProblem(c, cluster)).orElseGet(frames::bare);
        } catch (RuntimeException e) {
            // What went wrong with the page may go wrong with its frame, too.
            Log.error("the frame of a page that tells what went wrong could not be made", e);
            return frames.bare();
        }
    }
}
