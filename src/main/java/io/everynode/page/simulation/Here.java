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
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The panel of the page at hand, for the layout: {@code inject:simulation.panel}. */
@Named("simulation")
@RequestScoped
public class Here {
    private static final Pattern ABOUT =
            Pattern.compile("/clusters/([^/]+)/(?:daemonsets/[^/]+/[^/]+|nodes/[^/]+|simulation/[^/]+)");
    private static final Set<String> OF_ONE_CLUSTER = Set.of("/", "/nodes", "/matrix");

    private final Panels panels;
    private final Board board;
    private final Who who;
    private final CurrentVertxRequest request;
    private @Nullable PanelForm refused;
    private PanelView.@Nullable Refusal refusal;

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
                .flatMap(c -> panels.of(c).map(p -> PanelView.of(c, p, form(asked), refusal)))
                .orElse(null);
    }

    /** The panel of the page that answers this form shows why, beside the field, and holds what was sent. */
    void refuse(PanelForm form, PanelView.Refusal why) {
        refused = form;
        refusal = why;
    }

    private PanelForm form(HttpServerRequest asked) {
        return refused == null ? new PanelForm(null, null, null, null, asked.uri()) : refused;
    }

    private Optional<ClusterName> cluster(HttpServerRequest asked) {
        Matcher about = ABOUT.matcher(asked.path());
        String name = OF_ONE_CLUSTER.contains(asked.path())
                ? asked.getParam("cluster", "")
                : about.matches() ? about.group(1) : null;
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
