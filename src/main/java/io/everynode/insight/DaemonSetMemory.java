package io.everynode.insight;

/** What has to be remembered of a DaemonSet from one judgement to the next: it is not in the facts. */
public record DaemonSetMemory() {
    public static final DaemonSetMemory NOTHING = new DaemonSetMemory();
}
