package io.everynode.page.matrix;

import io.everynode.board.Board;
import io.everynode.board.View;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code /matrix}, its stream, and its cells for other programs. */
@Path("/matrix")
@Authenticated
public class MatrixResource {
    private final Board board;
    private final PoolConfig pools;
    private final Who who;
    private final Frames frames;
    private final Streams streams;

    MatrixResource(Board board, PoolConfig pools, Who who, Frames frames, Streams streams) {
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
            @RestQuery @Nullable String verdict,
            @RestQuery @Nullable String sort,
            @RestQuery @Nullable String group,
            @RestQuery @Nullable String as,
            @RestQuery @Nullable String cell) {}

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(@BeanParam Query query) {
        Caller caller = who.caller();
        MatrixPage page = page(query, caller);
        Frame frame = frames.of(caller, Section.MATRIX, page.filter().cluster())
                .titled("Matrix · " + page.filter().cluster())
                .streaming(streams.address(page.filter().address("/matrix/live"), page));
        MatrixView view = page.view().orElseThrow(NotFoundException::new);
        return MatrixPage.Templates.page(frame, view, page.withoutScript(view));
    }

    /** The chosen cell alone, for whoever has the rest of the page. */
    @GET
    @Path("inspector")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance inspector(@BeanParam Query query) {
        MatrixFilter filter = page(query, who.caller()).filter();
        return MatrixPage.Templates.inspector(Inspector.of(view(filter), filter));
    }

    /** Which node each column of the canvas is. */
    @GET
    @Path("columns.json")
    @Produces(MediaType.APPLICATION_JSON)
    public Response columns(@BeanParam Query query, @Context Request request) {
        MatrixFilter filter = page(query, who.caller()).filter();
        var names = ColumnNames.of(Grid.of(view(filter), filter, pools));
        var tag = new EntityTag(names.version());
        ResponseBuilder known = request.evaluatePreconditions(tag);
        return (known == null ? Response.ok(names) : known)
                .tag(tag)
                .header("Cache-Control", "private, no-cache")
                .build();
    }

    @GET
    @Path("live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> live(@BeanParam Query query) {
        Caller caller = who.caller();
        return streams.open(page(query, caller), caller);
    }

    /** Every cell that passes the filter, columns that have no room on the page included; with a chosen cell that one. */
    @GET
    @Path("cells.json")
    @Produces(MediaType.APPLICATION_JSON)
    public List<ExportedCell> json(@BeanParam Query query) {
        return cells(query);
    }

    @GET
    @Path("cells.csv")
    public Response csv(@BeanParam Query query) {
        return Response.ok(Csv.of(cells(query)), "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"cells.csv\"")
                .build();
    }

    private List<ExportedCell> cells(Query query) {
        MatrixFilter filter = page(query, who.caller()).filter();
        return ExportedCell.of(view(filter), filter);
    }

    private View view(MatrixFilter filter) {
        return board.view(filter.cluster()).orElseThrow(NotFoundException::new);
    }

    private MatrixPage page(Query q, Caller caller) {
        ClusterName cluster = OneCluster.of(board, caller, q.cluster()).orElseThrow(NotFoundException::new);
        var fields = new MatrixFilter.Fields(q.namespace(), q.verdict(), q.sort(), q.group(), q.as(), q.cell());
        return new MatrixPage(board, pools, MatrixFilter.of(cluster, fields), caller.clusters());
    }
}
