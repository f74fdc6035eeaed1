package io.everynode.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What explains a pod that is not simply running and ready.
 *
 * @param reason {@code status.reason}, such as {@code Evicted}, or empty
 * @param scheduled the {@code PodScheduled} condition, if there is one
 */
public record PodDetail(
        String reason,
        String message,
        @Nullable Condition scheduled,
        List<ContainerStatusFacts> containers,
        List<String> finalizers,
        List<String> schedulingGates) {
    public static final PodDetail NONE = new PodDetail("", "", null, List.of(), List.of(), List.of());
}
