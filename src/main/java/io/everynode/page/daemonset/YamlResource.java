package io.everynode.page.daemonset;

import io.everynode.board.Board;
import io.everynode.board.View;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.TemplateDiff;
import io.everynode.login.Who;
import io.everynode.model.Caller;
import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import io.everynode.page.Crumb;
import io.everynode.page.Starting;
import io.everynode.web.Frame;
import io.everynode.web.Frames;
import io.everynode.web.Links;
import io.everynode.web.Section;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** A DaemonSet as it is written, to read. */
@Path("/clusters/{cluster}/daemonsets/{namespace}/{name}/yaml")
@Authenticated
public class YamlResource {
    private final Board board;
    private final Who who;
    private final Frames frames;
    private final TemplateDiff writer;

    YamlResource(Board board, Who who, Frames frames, TemplateDiff writer) {
        this.board = board;
        this.who = who;
        this.frames = frames;
        this.writer = writer;
    }

    @CheckedTemplate(basePath = "daemonset")
    static class Templates {
        static native TemplateInstance yaml(
                Frame frame, List<Crumb> crumbs, DaemonSetRef ref, String path, String yaml, String managedFields);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(
            @PathParam("cluster") String cluster,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name) {
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
        return Templates.yaml(
                frames.of(caller, Section.DAEMON_SETS, known).titled(name + " YAML · " + cluster),
                crumbs(view, ref),
                ref,
                Links.daemonSet(ref),
                writer.yaml(daemonSet.facts()),
                writer.managedFields(daemonSet.facts()));
    }

    private static List<Crumb> crumbs(View view, DaemonSetRef ref) {
        return List.of(
                new Crumb(view.title(), Links.overview(ref.cluster())),
                new Crumb(ref.namespace(), Links.overview(ref.cluster()) + "&namespace=" + Links.part(ref.namespace())),
                new Crumb(ref.name(), Links.daemonSet(ref)),
                Crumb.here("YAML"));
    }
}
