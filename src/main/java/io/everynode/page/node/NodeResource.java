package io.everynode.page.node;

import io.everynode.board.Board;
import io.everynode.live.Streams;
import io.everynode.login.Who;
import io.everynode.model.Caller;
import io.everynode.model.ClusterName;
import io.everynode.model.NodeName;
import io.everynode.page.PoolConfig;
import io.everynode.page.Starting;
import io.everynode.web.Frame;
import io.everynode.web.Frames;
import io.everynode.web.Links;
import io.everynode.web.Section;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;

/** The page of one node, and its stream. */
@Path("/clusters/{cluster}/nodes/{node}")
@Authenticated
public class NodeResource {
    private final Board board;
    private final PoolConfig pools;
    private final Who who;
    private final Frames frames;
    private final Streams streams;

    NodeResource(Board board, PoolConfig pools, Who who, Frames frames, Streams streams) {
        this.board = board;
        this.pools = pools;
        this.who = who;
        this.frames = frames;
        this.streams = streams;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(@PathParam("cluster") String cluster, @PathParam("node") String node) {
        NodePage page = page(cluster, node);
        Frame frame = frames.of(who.caller(), Section.NODES, page.cluster())
                .titled(node + " · " + cluster)
                .streaming(streams.address(Links.node(page.cluster(), page.node()) + "/live", page));
        NodeView view = page.view().orElseThrow(() -> Starting.unknown(board, page.cluster()));
        return Templates.page(frame, view);
    }

    @GET
    @Path("live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> live(@PathParam("cluster") String cluster, @PathParam("node") String node) {
        return streams.open(page(cluster, node), who.caller());
    }

    private NodePage page(String cluster, String node) {
        Caller caller = who.caller();
        ClusterName known = caller.clusters().stream()
                .filter(c -> c.value().equals(cluster))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        return new NodePage(board, pools, caller.clusters(), known, new NodeName(node));
    }

    @CheckedTemplate(basePath = "node")
    static class Templates {
        static native TemplateInstance page(Frame frame, NodeView view);
    }
}
