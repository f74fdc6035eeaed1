package io.everynode.model;

/** {@code spec.updateStrategy}, with Kubernetes' defaults filled in by the API server. */
public sealed interface UpdateStrategy {
    /** Exactly one of the two bounds is not zero. */
    record RollingUpdate(IntOrPercent maxUnavailable, IntOrPercent maxSurge) implements UpdateStrategy {}

    /** Nothing is replaced until somebody deletes a pod. */
    record OnDelete() implements UpdateStrategy {}
}
