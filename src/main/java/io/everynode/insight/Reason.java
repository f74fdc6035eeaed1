package io.everynode.insight;

/** Why a verdict is what it is: one code, one sentence, each record with only what its sentence needs. */
public sealed interface Reason
        permits PlacementReason, MissingReason, PendingReason, NodeNotReady, FailingReason, MovingReason {
    /** The code of the API, such as {@code UntoleratedTaint}. */
    default String code() {
        return getClass().getSimpleName();
    }

    /** One sentence about the cell: subject, fact and cause. */
    String sentence(Cell cell);

    /** What bears on several such cells at once: the machine's own words, or the consequence; empty without any. */
    default String aside() {
        return "";
    }

    /** What it was read from, as the machine wrote it; empty where there is nothing to quote. */
    String evidence();
}
