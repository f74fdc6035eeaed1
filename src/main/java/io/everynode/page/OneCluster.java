package io.everynode.page;

import io.everynode.board.Board;
import io.everynode.model.Caller;
import io.everynode.model.ClusterName;
import jakarta.ws.rs.NotFoundException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which cluster a page shows that shows one. */
public final class OneCluster {
    private OneCluster() {}

    /**
     * The one that {@code ?cluster=} names, else the first that is configured; empty where the caller sees none.
     *
     * @throws NotFoundException where the caller may not see the named one, or there is none
     */
    public static Optional<ClusterName> of(Board board, Caller caller, @Nullable String asked) {
        if (asked == null || asked.isEmpty()) {
            return board.clusters().stream().filter(caller::sees).findFirst();
        }
        return Optional.of(board.clusters().stream()
                .filter(c -> c.value().equals(asked) && caller.sees(c))
                .findFirst()
                .orElseThrow(NotFoundException::new));
    }
}
