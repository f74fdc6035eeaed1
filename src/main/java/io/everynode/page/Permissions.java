package io.everynode.page;

import io.everynode.action.Permits;
import io.everynode.action.Rights;
import io.everynode.board.Board;
import io.everynode.board.View;
import io.everynode.model.Caller;
import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.Freshness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** What the caller may do with what a page shows; of a cluster that does not answer nothing is asked. */
@ApplicationScoped
public class Permissions {
    private final Board board;
    private final Rights rights;

    Permissions(Board board, Rights rights) {
        this.board = board;
        this.rights = rights;
    }

    /** With any DaemonSet of this cluster, and with what needs somebody in the others. */
    public Permits of(Caller caller, ClusterName cluster) {
        List<DaemonSetRef> pressing =
                answering(caller).flatMap(Permissions::pressing).distinct().toList();
        Stream<DaemonSetRef> here = answering(caller)
                .filter(v -> v.cluster().equals(cluster))
                .flatMap(v -> v.understanding().daemonSets().keySet().stream());
        return rights.permits(
                caller, Stream.concat(here, pressing.stream()).distinct().toList(), pressing);
    }

    /** With each DaemonSet of this cluster, rights that are given by name included. */
    public Permits ofEach(Caller caller, ClusterName cluster) {
        List<DaemonSetRef> here = answering(caller)
                .filter(v -> v.cluster().equals(cluster))
                .flatMap(v -> v.understanding().daemonSets().keySet().stream())
                .toList();
        return rights.permits(caller, here, here);
    }

    /** With this DaemonSet, and with what its page leads to. */
    public Permits of(Caller caller, DaemonSetRef ref) {
        List<DaemonSetRef> all = Stream.concat(
                        Stream.of(ref),
                        answering(caller)
                                .filter(v -> v.cluster().equals(ref.cluster()))
                                .flatMap(v -> v.understanding().attention().stream())
                                .filter(i -> i.hurts().contains(ref))
                                .flatMap(i -> i.ways().stream())
                                .flatMap(w -> Ways.actsOn(w).stream()))
                .distinct()
                .toList();
        return answering(caller).noneMatch(v -> v.cluster().equals(ref.cluster()))
                ? Permits.UNKNOWN
                : rights.permits(caller, all, all);
    }

    private static Stream<DaemonSetRef> pressing(View view) {
        return view.understanding().attention().stream()
                .flatMap(i -> i.ways().stream())
                .flatMap(w -> Ways.actsOn(w).stream());
    }

    private Stream<View> answering(Caller caller) {
        return board.clusters().stream()
                .filter(caller::sees)
                .flatMap(c -> board.view(c).stream())
                .filter(v -> !(v.freshness() instanceof Freshness.Unreachable));
    }
}
