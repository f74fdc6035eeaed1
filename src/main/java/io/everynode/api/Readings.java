package io.everynode.api;

import io.everynode.board.Board;
import io.everynode.board.View;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.login.Who;
import io.everynode.model.Caller;
import io.everynode.model.DaemonSetRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import java.util.List;
import java.util.Optional;

/** What the caller may see of the board. What he may not see is not found, as what does not exist. */
@ApplicationScoped
public class Readings {
    private final Board board;
    private final Who who;

    Readings(Board board, Who who) {
        this.board = board;
        this.who = who;
    }

    /** Those of the caller, in the order of the configuration. */
    public List<View> views() {
        Caller caller = who.caller();
        return board.clusters().stream()
                .filter(caller::sees)
                .flatMap(c -> board.view(c).stream())
                .toList();
    }

    /** @throws NotFoundException also for what the caller may not see */
    public View view(String cluster) {
        Caller caller = who.caller();
        return board.clusters().stream()
                .filter(c -> c.value().equals(cluster))
                .filter(caller::sees)
                .findFirst()
                .flatMap(board::view)
                .orElseThrow(NotFoundException::new);
    }

    /** @throws NotFoundException also for what the caller may not see */
    public DaemonSetUnderstanding daemonSet(String cluster, String namespace, String name) {
        View view = view(cluster);
        var ref = new DaemonSetRef(view.cluster(), namespace, name);
        return Optional.ofNullable(view.understanding().daemonSets().get(ref)).orElseThrow(NotFoundException::new);
    }
}
