package io.everynode.web;

import io.everynode.board.Board;
import io.everynode.model.Caller;
import io.everynode.model.ClusterName;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.Cookie;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Makes the frame of a page for the request at hand. */
@ApplicationScoped
public class Frames {
    private final Board board;
    private final Assets assets;
    private final CurrentVertxRequest request;
    private final String version;

    Frames(
            Board board,
            Assets assets,
            CurrentVertxRequest request,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.board = board;
        this.assets = assets;
        this.request = request;
        this.version = version;
    }

    /** Around a page about one cluster. */
    public Frame of(Caller caller, Section section, ClusterName cluster) {
        Instant now = board.clock(cluster).instant();
        return frame(section, Nav.of(board, caller.clusters(), cluster), Notice.of(board, cluster), now);
    }

    /** Around a page about all clusters of the caller. */
    public Frame of(Caller caller, Section section) {
        return frame(section, Nav.of(board, caller.clusters(), null), Notice.SILENT, Instant.now());
    }

    /**
     * Around a page that says what went wrong, with the clusters of the caller in the bar.
     *
     * @param cluster what the address calls the cluster; sections lead on to it where the caller sees one of that name
     */
    Frame ofProblem(Caller caller, @Nullable String cluster) {
        ClusterName known = caller.clusters().stream()
                .filter(c -> c.value().equals(cluster))
                .findFirst()
                .orElse(null);
        return frame(Section.NONE, Nav.of(board, caller.clusters(), known), Notice.SILENT, Instant.now());
    }

    /** Around a page for somebody who is not known, or must not be told of any cluster. */
    public Frame bare() {
        return frame(Section.NONE, Nav.of(board, Set.of(), null), Notice.SILENT, Instant.now());
    }

    private Frame frame(Section section, Nav nav, Notice notice, Instant now) {
        return new Frame("Everynode", section, nav, notice, theme(), now, "", false, version, assets);
    }

    /** Only the two known words, whatever the cookie says. */
    private String theme() {
        return Optional.ofNullable(request.getCurrent())
                .map(r -> r.request().getCookie("theme"))
                .map(Cookie::getValue)
                .filter(t -> t.equals("light") || t.equals("dark"))
                .orElse("");
    }
}
