package io.everynode.insight;

import io.everynode.model.DaemonSetSlice;
import io.everynode.model.Nodes;
import java.time.Instant;

/** Judges one DaemonSet: pure, so that the same facts, memory and instant always say the same. */
public final class Judge {
    private Judge() {}

    public static Judged judge(
            DaemonSetSlice slice, Nodes nodes, DaemonSetMemory memory, Instant now, Settings settings) {
        throw new UnsupportedOperationException("not yet: " + slice + nodes + memory + now + settings);
    }
}
