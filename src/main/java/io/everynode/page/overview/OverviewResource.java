package io.everynode.page.overview;

import io.everynode.board.Board;
import io.everynode.live.Streams;
import io.everynode.login.Who;
import io.everynode.model.Caller;
import io.everynode.model.ClusterName;
import io.everynode.page.OneCluster;
import io.everynode.page.Permissions;
import io.everynode.page.PoolConfig;
import io.everynode.web.Frame;
import io.everynode.web.Frames;
import io.everynode.web.Section;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code /}: one cluster, the first that is configured unless {@code ?cluster=} says which. */
@Path("/")
@Authenticated
public class OverviewResource {
    private final Board board;
    private final PoolConfig pools;
    private final Who who;
    private final Frames frames;
    private final Streams streams;
    private final Permissions permissions;

    OverviewResource(Board board, PoolConfig pools, Who who, Frames frames, Streams streams, Permissions permissions) {
        this.permissions = permissions;
        this.board = board;
        this.pools = pools;
        this.who = who;
        this.frames = frames;
        this.streams = streams;
    }

    /** The filter as it stands in the address. */
    public record Query(
            @RestQuery @Nullable String cluster,
            @RestQuery @Nullable String namespace,
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String verdict,
            @RestQuery @Nullable String attention,
            @RestQuery @Nullable String sort,
            @RestQuery @Nullable String group) {}

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(@BeanParam Query query) {
        Caller caller = who.caller();
        Optional<ClusterName> cluster = OneCluster.of(board, caller, query.cluster());
        if (cluster.isEmpty()) {
            return Templates.nothing(frames.of(caller, Section.DAEMON_SETS).titled("No cluster"));
        }
        OverviewPage page = page(cluster.get(), query, caller);
        String stream = streams.address(page.filter().address("/live"), page);
        AttentionView attention = page.attention().orElseThrow(NotFoundException::new);
        OverviewView view = page.view().orElseThrow(NotFoundException::new);
        Frame frame = frames.of(caller, Section.DAEMON_SETS, cluster.get());
        return Templates.page(frame.titled(view.lead().title()).streaming(stream), attention, view);
    }

    @GET
    @Path("live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    public Multi<OutboundSseEvent> live(@BeanParam Query query) {
        Caller caller = who.caller();
        ClusterName cluster = OneCluster.of(board, caller, query.cluster()).orElseThrow(NotFoundException::new);
        return streams.open(page(cluster, query, caller), caller);
    }

    private OverviewPage page(ClusterName cluster, Query q, Caller caller) {
        Filter filter = Filter.of(
                cluster,
                new Filter.Fields(q.namespace(), q.q(), q.state(), q.verdict(), q.attention(), q.sort(), q.group()));
        return new OverviewPage(board, pools, filter, caller.clusters(), permissions.of(caller, cluster));
    }
}
