package io.everynode.insight;

/** Why a verdict is what it is: one code, one sentence, each record with only what its sentence needs. */
public sealed interface Reason {
    /** The code of the API, such as {@code UntoleratedTaint}. */
    default String code() {
        return getClass().getSimpleName();
    }

    record NotObserved() implements Reason {}
}
