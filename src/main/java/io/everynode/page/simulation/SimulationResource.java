package io.everynode.page.simulation;

import io.everynode.login.Who;
import io.everynode.simulation.Panel;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Turns the knobs of a simulated cluster, and goes back to the page that was looked at. */
@Path("/clusters/{cluster}/simulation/{knob}")
@Authenticated
public class SimulationResource {
    private final Panels panels;
    private final Who who;

    SimulationResource(Panels panels, Who who) {
        this.panels = panels;
        this.who = who;
    }

    @POST
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
        try {
            Knob.of(knob).orElseThrow(NotFoundException::new).turn(panel(cluster), form);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
        return Response.seeOther(form.back()).build();
    }

    private Panel panel(String cluster) {
        return who.caller().clusters().stream()
                .filter(c -> c.value().equals(cluster))
                .findFirst()
                .flatMap(panels::of)
                .orElseThrow(NotFoundException::new);
    }
}
