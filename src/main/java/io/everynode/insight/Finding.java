package io.everynode.insight;

/**
 * A good habit that a DaemonSet lacks.
 *
 * @param serious it will hurt one day; else it is worth a thought
 * @param sentence the fact and what follows from it
 * @param wayOut what to write instead
 */
public record Finding(Habit habit, boolean serious, String sentence, String wayOut) {
    /** What is looked for, in the order in which findings are told. */
    public enum Habit {
        OVERLAPPING_SELECTOR,
        NO_WAY_BACK,
        ONE_AT_A_TIME,
        NO_READINESS_PROBE,
        NO_REQUESTS,
        HEAVY_REQUESTS,
        NO_PRIORITY_CLASS,
        HOST_ROOT,
        HOST_NETWORK,
        HOST_PROCESSES,
        LATEST_TAG,
        NO_LIVENESS_PROBE
    }
}
