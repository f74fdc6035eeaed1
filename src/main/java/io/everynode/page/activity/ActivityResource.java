package io.everynode.page.activity;

import io.everynode.action.Activity;
import io.everynode.action.Deed;
import io.everynode.action.Gate;
import io.everynode.board.Board;
import io.everynode.login.Who;
import io.everynode.model.Caller;
import io.everynode.web.Frame;
import io.everynode.web.Frames;
import io.everynode.web.Links;
import io.everynode.web.Section;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;

/** {@code /activity}: the newest attempts first; for who sees all clusters, the logins that failed, too. */
@Path("/activity")
@Authenticated
public class ActivityResource {
    private static final int SHOWN = 200;

    private final Activity activity;
    private final Gate gate;
    private final Who who;
    private final Frames frames;
    private final Board board;

    ActivityResource(Activity activity, Gate gate, Who who, Frames frames, Board board) {
        this.board = board;
        this.activity = activity;
        this.gate = gate;
        this.who = who;
        this.frames = frames;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show() {
        Caller caller = who.caller();
        Instant now = Instant.now();
        List<ActivityRow> rows = activity.seenBy(caller).stream()
                .limit(SHOWN)
                .map(d -> ActivityRow.of(d, href(d, caller), now))
                .toList();
        List<KnockRow> knocks = board.clusters().stream().allMatch(caller::sees)
                ? activity.knocks().stream().map(k -> KnockRow.of(k, now)).toList()
                : List.of();
        return Templates.page(frames.of(caller, Section.ACTIVITY).titled("Activity"), rows, knocks, activity.kept());
    }

    /** A replacement has a page of its own, where it is watched and resumed. */
    private String href(Deed deed, Caller caller) {
        return gate.replaces(caller, deed.target(), deed.requestId())
                ? Links.action(deed.target(), "replacements") + "/" + Links.part(deed.requestId())
                : Links.daemonSet(deed.target());
    }

    @CheckedTemplate(basePath = "activity")
    static class Templates {
        static native TemplateInstance page(Frame frame, List<ActivityRow> rows, List<KnockRow> knocks, boolean kept);
    }
}
