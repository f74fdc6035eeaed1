package io.everynode.page.clusters;

import io.everynode.board.Board;
import io.everynode.live.Streams;
import io.everynode.login.Who;
import io.everynode.model.Caller;
import io.everynode.web.Frames;
import io.everynode.web.Links;
import io.everynode.web.Section;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.net.URI;
import java.time.InstantSource;

/** {@code /clusters}. */
@Path("/clusters")
@Authenticated
public class ClustersResource {
    private final Board board;
    private final Who who;
    private final Frames frames;
    private final Streams streams;
    private final InstantSource clock = InstantSource.system();

    ClustersResource(Board board, Who who, Frames frames, Streams streams) {
        this.board = board;
        this.who = who;
        this.frames = frames;
        this.streams = streams;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show() {
        Caller caller = who.caller();
        ClustersPage page = page(caller);
        String stream = streams.address("/clusters/live", page);
        return Templates.page(
                frames.of(caller, Section.CLUSTERS).titled("Clusters").streaming(stream), page.view());
    }

    @GET
    @Path("live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> live() {
        Caller caller = who.caller();
        return streams.open(page(caller), caller);
    }

    /** A cluster's page is its overview. */
    @GET
    @Path("{cluster}")
    @Produces(MediaType.TEXT_HTML)
    public Response cluster(@PathParam("cluster") String cluster) {
        return who.caller().clusters().stream()
                .filter(c -> c.value().equals(cluster))
                .findFirst()
                .map(c -> Response.seeOther(URI.create(Links.overview(c))).build())
                .orElseThrow(NotFoundException::new);
    }

    private ClustersPage page(Caller caller) {
        return new ClustersPage(board, clock, caller.clusters());
    }
}
