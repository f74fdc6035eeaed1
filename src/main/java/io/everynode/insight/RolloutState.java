package io.everynode.insight;

import io.everynode.model.RevisionNumber;
import org.jspecify.annotations.Nullable;

/** Where a DaemonSet stands in following its template (docs/semantics.md); judged in this order. */
public sealed interface RolloutState {
    /** The word of the API and of {@code data-state}. */
    default String code() {
        return switch (this) {
            case Deleting s -> "deleting";
            case Unobserved s -> "unobserved";
            case OnDelete s -> "onDelete";
            case Stalled s -> "stalled";
            case Progressing s -> "progressing";
            case Settled s -> "settled";
            case Degraded s -> "degraded";
            case Recovering s -> "recovering";
        };
    }

    record Deleting(int podsLeft) implements RolloutState {}

    record Unobserved(long generation, long observedGeneration) implements RolloutState {}

    record OnDelete(int nodesOnOld) implements RolloutState {}

    /**
     * @param revision absent before the controller made one
     * @param provably blocked by named nodes, rather than merely without progress for the time that is allowed
     */
    record Stalled(@Nullable RevisionNumber revision, boolean provably) implements RolloutState {}

    /** @param revision absent before the controller made one */
    record Progressing(@Nullable RevisionNumber revision) implements RolloutState {}

    record Settled() implements RolloutState {}

    record Degraded() implements RolloutState {}

    record Recovering() implements RolloutState {}
}
