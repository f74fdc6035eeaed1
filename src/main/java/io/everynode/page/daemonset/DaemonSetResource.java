package io.everynode.page.daemonset;

import io.everynode.action.Activity;
import io.everynode.board.Board;
import io.everynode.live.Streams;
import io.everynode.login.Who;
import io.everynode.model.Caller;
import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import io.everynode.page.Permissions;
import io.everynode.page.PoolConfig;
import io.everynode.page.Starting;
import io.everynode.web.Frame;
import io.everynode.web.Frames;
import io.everynode.web.Links;
import io.everynode.web.Section;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import org.jspecify.annotations.Nullable;

/** The page of one DaemonSet, and its stream. */
@Path("/clusters/{cluster}/daemonsets/{namespace}/{name}")
@Authenticated
public class DaemonSetResource {
    private final Board board;
    private final Activity activity;
    private final PoolConfig pools;
    private final Who who;
    private final Frames frames;
    private final Streams streams;
    private final Permissions permissions;

    DaemonSetResource(
            Board board,
            Activity activity,
            PoolConfig pools,
            Who who,
            Frames frames,
            Streams streams,
            Permissions permissions) {
        this.permissions = permissions;
        this.board = board;
        this.activity = activity;
        this.pools = pools;
        this.who = who;
        this.frames = frames;
        this.streams = streams;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(
            @PathParam("cluster") String cluster,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @QueryParam("group") @Nullable String group) {
        DaemonSetPage page = page(cluster, namespace, name, group);
        DaemonSetRef ref = page.ref();
        String stream = Links.daemonSet(ref) + "/live" + (group == null ? "" : "?group=" + Links.part(group));
        Frame frame = frames.of(who.caller(), Section.DAEMON_SETS, ref.cluster())
                .titled(name + " · " + cluster)
                .streaming(streams.address(stream, page));
        DaemonSetView view =
                page.view().orElseThrow(() -> Starting.unknown(board, page.ref().cluster()));
        return Templates.page(frame, view, page.menu());
    }

    @GET
    @Path("live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    public Multi<OutboundSseEvent> live(
            @PathParam("cluster") String cluster,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @QueryParam("group") @Nullable String group) {
        return streams.open(page(cluster, namespace, name, group), who.caller());
    }

    private DaemonSetPage page(String cluster, String namespace, String name, @Nullable String group) {
        Caller caller = who.caller();
        ClusterName known = caller.clusters().stream()
                .filter(c -> c.value().equals(cluster))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        var ref = new DaemonSetRef(known, namespace, name);
        return new DaemonSetPage(board, activity, pools, caller.clusters(), ref, group, permissions.of(caller, ref));
    }

    @CheckedTemplate(basePath = "daemonset")
    static class Templates {
        static native TemplateInstance page(Frame frame, DaemonSetView view, Menu menu);
    }
}
