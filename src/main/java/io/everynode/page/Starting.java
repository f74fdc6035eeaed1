package io.everynode.page;

import io.everynode.board.Board;
import io.everynode.board.View;
import io.everynode.model.ClusterName;
import io.everynode.model.Freshness;
import io.everynode.web.NotRead;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.WebApplicationException;

/** What to say of an object that is not known. */
public final class Starting {
    private static final long SOON = 2;
    private static final long LATER = 10;

    private Starting() {}

    /** Until a cluster was read once, nobody can say that something does not exist in it: come back a little later. */
    public static WebApplicationException unknown(Board board, ClusterName cluster) {
        return board.view(cluster)
                .map(v -> v.snapshot().complete() ? new NotFoundException() : notRead(v))
                .orElseGet(() -> new ServiceUnavailableException(SOON));
    }

    private static WebApplicationException notRead(View view) {
        String name = view.title();
        String why = view.freshness().reason();
        return switch (view.freshness()) {
            case Freshness.Unreachable u -> new NotRead(LATER, name + " cannot be reached.", why);
            case Freshness.Forbidden f -> new NotRead(LATER, "Everynode may not read all of " + name + ".", why);
            case Freshness.Stale s -> new NotRead(LATER, "Nothing is heard of " + name + ".", why);
            case Freshness.Starting s -> new NotRead(SOON, "Everynode is still reading " + name + ".", why);
            case Freshness.Live l -> new NotRead(SOON, "Everynode is still reading " + name + ".", why);
        };
    }
}
