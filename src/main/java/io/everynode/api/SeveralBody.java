package io.everynode.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What comes with the request to restart several DaemonSets. */
record SeveralBody(
        List<Named> daemonSets,
        @Nullable String reason,
        @Nullable Boolean dryRun) {

    /** @param uid of the object that the caller saw */
    record Named(
            String namespace,
            String name,
            String uid,
            @Nullable Long generation) {}
}
