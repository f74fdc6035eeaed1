package io.everynode.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one container of a pod is, kept only while the pod is not simply running and ready.
 *
 * @param state {@code waiting}, {@code running} or {@code terminated}
 * @param reason of the waiting or terminated state, or empty
 * @param lastTermination how it ended the last time, if it did
 */
public record ContainerStatusFacts(
        String name,
        boolean init,
        boolean ready,
        int restarts,
        String state,
        String reason,
        String message,
        @Nullable Termination lastTermination) {

    /**
     * The end of a container: {@code reason} is {@code OOMKilled}, {@code Error}, {@code Completed}, ...
     *
     * @param at absent where the kubelet does not say
     */
    public record Termination(
            int exitCode,
            String reason,
            String message,
            @Nullable Instant at) {}
}
