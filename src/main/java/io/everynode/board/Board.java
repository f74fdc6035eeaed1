package io.everynode.board;

import io.everynode.model.ClusterName;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The newest view of each configured cluster. Reading never waits. */
public interface Board {
    /** In the order of the configuration; every configured cluster is here, reachable or not. */
    List<ClusterName> clusters();

    Optional<View> view(ClusterName cluster);

    /** The cluster's own clock; ages on a page are counted by it. */
    InstantSource clock(ClusterName cluster);

    /**
     * Calls the listener with a cluster's name after each new view of it, off the request threads; the listener must
     * not block. Closing the answer ends it.
     */
    AutoCloseable onView(Consumer<ClusterName> listener);
}
