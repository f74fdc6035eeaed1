package io.everynode.page.simulation;

import io.everynode.login.Who;
import io.everynode.model.ClusterName;
import io.everynode.simulation.Panel;
import io.everynode.web.Frame;
import io.everynode.web.Frames;
import io.everynode.web.Section;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Turns the knobs of a simulated cluster, and goes back to the page that was looked at. */
@Path("/clusters/{cluster}/simulation")
@Authenticated
public class SimulationResource {
    private final Panels panels;
    private final Who who;
    private final Here page;
    private final Frames frames;

    SimulationResource(Panels panels, Who who, Here page, Frames frames) {
        this.panels = panels;
        this.who = who;
        this.page = page;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "simulation")
    static class Templates {
        static native TemplateInstance next(PanelView.Next next);

        static native TemplateInstance refused(Frame frame, String why, String here);
    }

    /** What happens next, for a page whose countdown has ended. */
    @GET
    @Path("next")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance next(@PathParam("cluster") String cluster) {
        ClusterName known = known(cluster);
        return Templates.next(PanelView.next(known, panel(known)));
    }

    @POST
    @Path("{knob}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response turn(
            @PathParam("cluster") String cluster,
            @PathParam("knob") String knob,
            @FormParam("node") @Nullable String node,
            @FormParam("taint") @Nullable String taint,
            @FormParam("pool") @Nullable String pool,
            @FormParam("daemonSet") @Nullable String daemonSet,
            @FormParam("here") @Nullable String here) {
        var form = new PanelForm(node, taint, pool, daemonSet, here);
        Knob turned = Knob.of(knob).orElseThrow(NotFoundException::new);
        ClusterName known = known(cluster);
        Panel panel = panel(known);
        try {
            turned.turn(panel, form);
        } catch (IllegalArgumentException e) {
            return refused(known, form, new PanelView.Refusal(turned.field(), String.valueOf(e.getMessage())));
        }
        return Response.seeOther(form.back()).build();
    }

    private Response refused(ClusterName cluster, PanelForm form, PanelView.Refusal refusal) {
        page.refuse(form, refusal);
        Frame frame = frames.of(who.caller(), Section.NONE, cluster).titled("Refused");
        return Response.status(Response.Status.BAD_REQUEST)
                .entity(Templates.refused(frame, refusal.why(), form.back().toString()))
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .build();
    }

    private ClusterName known(String cluster) {
        return who.caller().clusters().stream()
                .filter(c -> c.value().equals(cluster))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    private Panel panel(ClusterName cluster) {
        return panels.of(cluster).orElseThrow(NotFoundException::new);
    }
}
