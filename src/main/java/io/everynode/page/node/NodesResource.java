package io.everynode.page.node;

import io.everynode.board.Board;
import io.everynode.live.Streams;
import io.everynode.login.Who;
import io.everynode.model.Caller;
import io.everynode.model.ClusterName;
import io.everynode.page.OneCluster;
import io.everynode.page.PoolConfig;
import io.everynode.web.Frame;
import io.everynode.web.Frames;
import io.everynode.web.Section;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code /nodes}: those of one cluster, and their stream. */
@Path("/nodes")
@Authenticated
public class NodesResource {
    private final Board board;
    private final PoolConfig pools;
    private final Who who;
    private final Frames frames;
    private final Streams streams;

    NodesResource(Board board, PoolConfig pools, Who who, Frames frames, Streams streams) {
        this.board = board;
        this.pools = pools;
        this.who = who;
        this.frames = frames;
        this.streams = streams;
    }

    /** The filter as it stands in the address. */
    public record Query(
            @RestQuery @Nullable String cluster,
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String pool,
            @RestQuery @Nullable String zone,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String page) {}

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(@BeanParam Query query) {
        Caller caller = who.caller();
        NodesPage page = page(query, caller);
        Frame frame = frames.of(caller, Section.NODES, page.filter().cluster())
                .titled("Nodes · " + page.filter().cluster())
                .streaming(streams.address(page.filter().address("/nodes/live"), page));
        return NodesPage.Templates.nodes(frame, page.view().orElseThrow(NotFoundException::new));
    }

    @GET
    @Path("live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> live(@BeanParam Query query) {
        Caller caller = who.caller();
        return streams.open(page(query, caller), caller);
    }

    private NodesPage page(Query q, Caller caller) {
        ClusterName cluster = OneCluster.of(board, caller, q.cluster()).orElseThrow(NotFoundException::new);
        return new NodesPage(
                board,
                pools,
                NodeFilter.of(cluster, q.q(), q.pool(), q.zone(), q.state(), q.page()),
                caller.clusters());
    }
}
