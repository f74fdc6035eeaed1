package io.everynode.page.login;

import io.everynode.login.Admission;
import io.everynode.login.LoginMode;
import io.everynode.login.Reception;
import io.everynode.web.Frame;
import io.everynode.web.Frames;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** The page to log in, open to everybody. */
@Path("/login")
@PermitAll
public class LoginResource {
    /** A path here and nothing that a browser could read as another host's. */
    private static final Pattern OWN_PATH = Pattern.compile("/(?:[\\w.~!$&'()*+,;=:@%?-][\\w.~!$&'()*+,;=:@%?/-]*)?");

    private final Reception reception;
    private final SecurityIdentity identity;
    private final Frames frames;
    private final RoutingContext context;

    LoginResource(Reception reception, SecurityIdentity identity, Frames frames, RoutingContext context) {
        this.reception = reception;
        this.identity = identity;
        this.frames = frames;
        this.context = context;
    }

    @CheckedTemplate(basePath = "login")
    static class Templates {
        static native TemplateInstance login(Frame frame, LoginPage page);
    }

    @GET
    public Response get(@RestQuery @DefaultValue("") String secret, @RestQuery @DefaultValue("/") String to) {
        String back = ownPath(to);
        if (!identity.isAnonymous()) {
            return seeOther(back);
        }
        LoginMode mode = reception.mode();
        boolean opens = !secret.isEmpty() && mode == LoginMode.LINK && reallyOpened();
        if (opens) {
            return answer(reception.bySecret(secret, context.request()), back);
        }
        return page(reception
                .turnedAway(context)
                .map(visit -> LoginPage.of(visit, mode, back))
                .orElseGet(() -> LoginPage.of(mode, back)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> post(@RestForm @DefaultValue("") String token, @RestForm @DefaultValue("/") String to) {
        return Uni.createFrom()
                .completionStage(reception.byToken(token, context.request()))
                .map(admission -> answer(admission, ownPath(to)));
    }

    private Response answer(Admission admission, String to) {
        return switch (admission) {
            case Admission.Admitted admitted -> seeOther(to);
            case Admission other -> page(LoginPage.of(other, reception.mode(), to));
        };
    }

    private Response page(LoginPage page) {
        return Response.status(page.status())
                .entity(Templates.login(frames.bare().titled(page.fact()).narrowed(), page))
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .build();
    }

    /** The link opens once: a browser that looks ahead, and a HEAD, must not use it up. */
    private boolean reallyOpened() {
        return "GET".equals(context.request().method().name())
                && context.request().getHeader("Sec-Purpose") == null;
    }

    /** Relative, as it was asked for: behind a proxy this process need not know its own address. */
    private static Response seeOther(String path) {
        return Response.status(Response.Status.SEE_OTHER)
                .header("Location", path)
                .build();
    }

    static String ownPath(String to) {
        return OWN_PATH.matcher(to).matches()
                        && to.chars().filter(c -> c == '%').count() == escapes(to)
                ? to
                : "/";
    }

    private static long escapes(String text) {
        return Pattern.compile("%[0-9A-Fa-f]{2}").matcher(text).results().count();
    }
}
