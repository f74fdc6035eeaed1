package io.everynode.page.simulation;

import io.everynode.board.Board;
import io.everynode.login.Who;
import io.everynode.model.ClusterName;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The panel of the page at hand, for the layout: {@code inject:simulation.panel}. */
@Named("simulation")
@RequestScoped
public class Here {
    private static final Pattern ABOUT = Pattern.compile("/clusters/([^/]+)/(?:daemonsets/[^/]+/[^/]+|nodes/[^/]+)");

    private final Panels panels;
    private final Board board;
    private final Who who;
    private final CurrentVertxRequest request;

    Here(Panels panels, Board board, Who who, CurrentVertxRequest request) {
        this.panels = panels;
        this.board = board;
        this.who = who;
        this.request = request;
    }

    /** Absent on every page that is not about one simulated cluster of the caller. */
    public @Nullable PanelView getPanel() {
        HttpServerRequest asked = request.getCurrent().request();
        return cluster(asked)
                .filter(this::visible)
                .flatMap(c -> panels.of(c).map(p -> PanelView.of(c, p, asked.uri())))
                .orElse(null);
    }

    private Optional<ClusterName> cluster(HttpServerRequest asked) {
        Matcher about = ABOUT.matcher(asked.path());
        String name =
                asked.path().equals("/") ? asked.getParam("cluster", "") : about.matches() ? about.group(1) : null;
        return board.clusters().stream()
                .filter(c -> name != null && (name.isEmpty() || c.value().equals(name)))
                .findFirst();
    }

    private boolean visible(ClusterName cluster) {
        try {
            return who.caller().sees(cluster);
        } catch (UnauthorizedException e) {
            return false;
        }
    }
}
