package io.everynode.insight;

import io.everynode.model.NodeName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One DaemonSet on one node.
 *
 * @param wanted {@code NodeShouldRunDaemonPod}'s shouldRun
 * @param sentence subject, fact, cause and, where there is one, the way out
 * @param evidence the condition, taint or container status it was read from, quoted; empty where there is none
 * @param since when the verdict began
 * @param pods the counted one first (docs/semantics.md)
 */
public record Cell(
        NodeName node,
        boolean wanted,
        Verdict verdict,
        @Nullable Reason reason,
        String sentence,
        String evidence,
        Instant since,
        List<PodOnNode> pods) {}
