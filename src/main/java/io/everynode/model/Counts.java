package io.everynode.model;

/** The seven counts of a DaemonSet under Kubernetes' own names. */
public record Counts(
        int desiredNumberScheduled,
        int currentNumberScheduled,
        int numberReady,
        int updatedNumberScheduled,
        int numberAvailable,
        int numberUnavailable,
        int numberMisscheduled) {
    public static final Counts ZERO = new Counts(0, 0, 0, 0, 0, 0, 0);
}
