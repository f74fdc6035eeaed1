package io.everynode.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What comes with the request for an action. */
sealed interface ActionBody {
    /** Of the object that the caller saw. */
    String uid();

    /** That the caller saw; a newer one is refused. */
    @Nullable
    Long generation();

    /** Becomes {@code kubernetes.io/change-cause}. */
    @Nullable
    String reason();

    /** Only says what would happen; absent: no. */
    @Nullable
    Boolean dryRun();

    record Restart(
            String uid,
            @Nullable Long generation,
            @Nullable String reason,
            @Nullable Boolean dryRun) implements ActionBody {}

    /** @param images by container */
    record Images(
            String uid,
            @Nullable Long generation,
            @Nullable String reason,
            @Nullable Boolean dryRun,
            Map<String, String> images)
            implements ActionBody {

        SortedMap<String, String> sorted() {
            return new TreeMap<>(images);
        }
    }

    /** @param maxUnavailable a number, or a percentage as text; {@code maxSurge} likewise */
    record Strategy(
            String uid,
            @Nullable Long generation,
            @Nullable String reason,
            @Nullable Boolean dryRun,
            String type,
            @Nullable JsonNode maxUnavailable,
            @Nullable JsonNode maxSurge)
            implements ActionBody {}

    /** @param force grace period 0; only where a pod terminates for too long */
    record Replacement(
            String uid,
            @Nullable Long generation,
            @Nullable String reason,
            @Nullable Boolean dryRun,
            @Nullable List<String> nodes,
            @Nullable Boolean force)
            implements ActionBody {}

    /** @param toRevision absent: the one before the current */
    record Rollback(
            String uid,
            @Nullable Long generation,
            @Nullable String reason,
            @Nullable Boolean dryRun,
            @Nullable Long toRevision)
            implements ActionBody {}
}
