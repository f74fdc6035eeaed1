package io.everynode.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.everynode.board.View;
import io.everynode.model.Freshness;
import io.everynode.model.Uid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cluster.
 *
 * @param source {@code kubeconfig}, {@code in-cluster} or {@code simulated}
 * @param pods those that a DaemonSet controls
 */
record ClusterJson(
        String name, String source, String version, FreshnessJson freshness, int nodes, int daemonSets, long pods) {

    /**
     * @param reason a sentence; {@code null} while it is live
     * @param limited kinds that may not be read and are not needed for the counts; absent where there is none
     */
    record FreshnessJson(
            String state,
            Instant since,
            long lastHeardSeconds,
            @Nullable String reason,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<String> limited) {}

    /** @param now by the cluster's clock */
    static ClusterJson of(View view, Instant now) {
        return new ClusterJson(
                view.cluster().value(),
                view.kind(),
                view.version(),
                freshness(view, now),
                view.snapshot().nodes().size(),
                view.snapshot().daemonSets().size(),
                pods(view));
    }

    private static FreshnessJson freshness(View view, Instant now) {
        Freshness freshness = view.freshness();
        long heard = Math.max(0, Duration.between(view.lastHeard(), now).toSeconds());
        String reason = freshness instanceof Freshness.Live ? null : freshness.reason();
        List<String> limited =
                freshness instanceof Freshness.Live live && !live.limited().isEmpty() ? live.limited() : null;
        return new FreshnessJson(freshness.state(), freshness.since(), heard, reason, limited);
    }

    private static long pods(View view) {
        return view.snapshot().daemonSets().values().stream()
                .mapToLong(slice -> {
                    Uid uid = slice.facts().uid();
                    return slice.pods().values().stream()
                            .mapToLong(on -> on.stream()
                                    .filter(p -> uid.equals(p.controller()))
                                    .count())
                            .sum();
                })
                .sum();
    }
}
