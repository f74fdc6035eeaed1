package io.everynode.model;

/** {@code status.phase}. */
public enum PodPhase {
    Pending,
    Running,
    Succeeded,
    Failed,
    Unknown;

    public boolean terminal() {
        return this == Succeeded || this == Failed;
    }
}
