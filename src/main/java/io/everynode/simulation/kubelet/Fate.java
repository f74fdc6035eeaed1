package io.everynode.simulation.kubelet;

import java.time.Duration;

/** What goes wrong with a pod. Where a fate can pass by itself, {@code times} says after how often; 0 is never. */
public sealed interface Fate {
    /** A container ends, so long after it was started, again and again. */
    record Crash(Duration after, int exitCode, String reason, String message, int times) implements Fate {
        /** As the kernel ends a container that needs more memory than its limit. */
        public static Crash outOfMemory(Duration after, int times) {
            return new Crash(after, 137, "OOMKilled", "", times);
        }
    }

    /** The image cannot be pulled. */
    record ImagePull(String message, int times) implements Fate {}

    /** The container cannot be created, as its configuration names something that does not exist. */
    record Config(String message) implements Fate {}

    /** The first init container fails. */
    record Init(int exitCode, String message, int times) implements Fate {}

    /** The containers run and are never ready, as the readiness probe fails. */
    record Unready(String message) implements Fate {}

    /** The pod hangs before its first container, as a volume cannot be mounted. */
    record Creating(String message) implements Fate {}

    /** The kubelet ends the pod, so long after it was started: phase {@code Failed}. */
    record Fails(Duration after, String reason, String message) implements Fate {}

    /** All containers end well, so long after they were started: phase {@code Succeeded}. */
    record Succeeds(Duration after) implements Fate {}

    /** The pod runs well, and never goes away when it is deleted. */
    record Stuck() implements Fate {}
}
