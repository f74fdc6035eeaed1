package io.everynode.insight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has to be remembered of a DaemonSet from one judgement to the next, because it is not in the facts, and what need
 * not be worked out again as long as nothing that it came from has changed.
 *
 * @param basis what the cells were judged by, absent before the first judgement
 * @param cells as they were judged last, in the nodes' order
 * @param progress of the newest rollout, absent before the first judgement
 * @param pace how fast nodes go, absent before the first judgement
 * @param stateCode of the rollout state, empty before the first judgement
 * @param stateSince when that state began
 * @param difference of the controller's counts from ours; absent while there is none
 */
public record DaemonSetMemory(
        @Nullable Basis basis,
        Cells cells,
        Templates templates,
        @Nullable Progress progress,
        @Nullable Pace pace,
        String stateCode,
        Instant stateSince,
        Agreement.@Nullable Difference difference) {
    public static final DaemonSetMemory NOTHING =
            new DaemonSetMemory(null, Cells.NONE, Templates.NONE, null, null, "", Instant.EPOCH, null);
}
