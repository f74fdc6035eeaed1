package io.everynode.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rollout of a DaemonSet as it stands.
 *
 * @param since when this state began
 * @param begun when the current revision became that: the beginning of the newest rollout
 * @param rest about how long it still takes, counted from when the last node was done; absent where no rollout is under
 *     way, where it has stalled, and where nothing tells
 * @param blockers the cells that count as unavailable for the controller's budget, alarming ones first
 * @param sentence such as "Stalled for 14 min: 41 of 48 nodes updated; node-17 and node-31 block it, both NotReady."
 */
public record Rollout(
        RolloutState state,
        Instant since,
        Instant begun,
        @Nullable Duration rest,
        int updated,
        int desired,
        Attribution attribution,
        String attributionSentence,
        List<Cell> blockers,
        String sentence) {}
