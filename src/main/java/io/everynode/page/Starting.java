package io.everynode.page;

import io.everynode.board.Board;
import io.everynode.board.View;
import io.everynode.model.ClusterName;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.WebApplicationException;

/** What to say of an object that is not known. */
public final class Starting {
    private static final long SECONDS = 2;

    private Starting() {}

    /** Until a cluster was read once, nobody can say that something does not exist in it: come back a little later. */
    public static WebApplicationException unknown(Board board, ClusterName cluster) {
        boolean read = board.view(cluster)
                .map(View::snapshot)
                .filter(s -> s.complete())
                .isPresent();
        return read ? new NotFoundException() : new ServiceUnavailableException(SECONDS);
    }
}
