package io.everynode.page.daemonset;

import io.everynode.action.Rights.Need;
import io.everynode.board.Board;
import io.everynode.board.View;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.Revision;
import io.everynode.insight.TemplateDiff;
import io.everynode.login.Who;
import io.everynode.model.Caller;
import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.RevisionNumber;
import io.everynode.page.Permissions;
import io.everynode.page.Starting;
import io.everynode.web.Frame;
import io.everynode.web.Frames;
import io.everynode.web.Section;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** What one revision changed against another. */
@Path("/clusters/{cluster}/daemonsets/{namespace}/{name}/revisions/{number}/diff")
@Authenticated
public class DiffResource {
    private final Board board;
    private final Who who;
    private final Frames frames;
    private final TemplateDiff diff;
    private final Permissions permissions;

    DiffResource(Board board, Who who, Frames frames, TemplateDiff diff, Permissions permissions) {
        this.permissions = permissions;
        this.board = board;
        this.who = who;
        this.frames = frames;
        this.diff = diff;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(
            @PathParam("cluster") String cluster,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @PathParam("number") long number,
            @QueryParam("to") @Nullable Long to,
            @QueryParam("view") @Nullable String layout) {
        Caller caller = who.caller();
        ClusterName known = caller.clusters().stream()
                .filter(c -> c.value().equals(cluster))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        var ref = new DaemonSetRef(known, namespace, name);
        View view = board.view(known).orElseThrow(() -> Starting.unknown(board, known));
        DaemonSetUnderstanding daemonSet = view.understanding().daemonSets().get(ref);
        if (daemonSet == null) {
            throw Starting.unknown(board, known);
        }
        RevisionNumber current = daemonSet.revision();
        Revision from = revision(daemonSet, new RevisionNumber(number));
        Revision other = to == null && current != null
                ? revision(daemonSet, current)
                : revision(daemonSet, new RevisionNumber(to == null ? number : to));
        Frame frame = frames.of(caller, Section.DAEMON_SETS, known).titled(name + " revisions · " + cluster);
        return Templates.diff(
                frame,
                DiffView.of(
                        ref,
                        view.title(),
                        from.facts().number(),
                        other.facts().number(),
                        !from.current(),
                        permissions.of(caller, ref).lacking(ref, Need.PATCH).orElse(null),
                        DiffView.Layout.of(layout),
                        diff.rows(from.facts(), other.facts()),
                        daemonSet.revisions().stream()
                                .map(r -> r.facts().number())
                                .toList()));
    }

    private static Revision revision(DaemonSetUnderstanding daemonSet, RevisionNumber number) {
        return daemonSet.revisions().stream()
                .filter(r -> r.facts().number().equals(number))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    @CheckedTemplate(basePath = "daemonset")
    static class Templates {
        static native TemplateInstance diff(Frame frame, DiffView view);
    }
}
