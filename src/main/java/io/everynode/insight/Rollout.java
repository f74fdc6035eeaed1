package io.everynode.insight;

import java.time.Instant;
import java.util.List;

/**
 * The rollout of a DaemonSet as it stands.
 *
 * @param since when this state began
 * @param blockers the cells that count as unavailable for the controller's budget, alarming ones first
 * @param sentence such as "Stalled for 14 min: 41 of 48 nodes updated; node-17 and node-31 block it, both NotReady."
 */
public record Rollout(
        RolloutState state,
        Instant since,
        int updated,
        int desired,
        Attribution attribution,
        String attributionSentence,
        List<Cell> blockers,
        String sentence) {}
