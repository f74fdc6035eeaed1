package io.everynode.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pod that a DaemonSet controls, or that nobody does.
 *
 * @param node {@code spec.nodeName}; absent until it is bound
 * @param target the node it is for: {@code node}, else the {@code metadata.name} of its node affinity
 *     ({@code util.GetTargetNodeName})
 * @param controller the UID of the controlling owner reference
 * @param labels shared between the pods of one template
 * @param readySince last transition of the Ready condition
 * @param restarts the sum over its containers
 * @param detail {@link PodDetail#NONE} for a pod that is running, ready and not being deleted
 */
public record PodFacts(
        Uid uid,
        String namespace,
        String name,
        @Nullable NodeName node,
        @Nullable NodeName target,
        @Nullable Uid controller,
        Map<String, String> labels,
        Instant createdAt,
        @Nullable Instant deletionTimestamp,
        PodPhase phase,
        boolean ready,
        @Nullable Instant readySince,
        int restarts,
        PodDetail detail)
        implements Fact {

    /** The label {@code controller-revision-hash}, or the empty text. */
    public String hash() {
        return labels.getOrDefault("controller-revision-hash", "");
    }

    public boolean terminating() {
        return deletionTimestamp != null;
    }
}
