package io.everynode.page.search;

import io.everynode.board.Board;
import io.everynode.board.View;
import io.everynode.login.Who;
import io.everynode.model.Caller;
import io.everynode.web.Frame;
import io.everynode.web.Frames;
import io.everynode.web.Section;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code /search?q=}. */
@Path("/search")
@Authenticated
public class SearchResource {
    private final Board board;
    private final Who who;
    private final Frames frames;

    SearchResource(Board board, Who who, Frames frames) {
        this.board = board;
        this.who = who;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "search")
    static class Templates {
        static native TemplateInstance page(Frame frame, SearchView view);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(@RestQuery @DefaultValue("") String q) {
        Caller caller = who.caller();
        List<View> views = board.clusters().stream()
                .filter(caller::sees)
                .flatMap(c -> board.view(c).stream())
                .toList();
        SearchView view = SearchView.of(q, views);
        return Templates.page(frames.of(caller, Section.NONE).titled("Search").narrowed(), view);
    }
}
