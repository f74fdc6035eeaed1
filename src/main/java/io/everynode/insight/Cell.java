package io.everynode.insight;

import io.everynode.model.DaemonSetRef;
import io.everynode.model.NodeName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One DaemonSet on one node. There are as many as DaemonSets times nodes, so a cell holds no text: its sentence is
 * made when somebody reads it.
 *
 * @param wanted {@code NodeShouldRunDaemonPod}'s shouldRun
 * @param reason absent for {@code ok} and {@code old}
 * @param since when the verdict began
 * @param pods the counted one first (docs/semantics.md)
 * @param turnsAt the first instant at which time alone changes this cell or its counts; absent if none does
 */
public record Cell(
        DaemonSetRef daemonSet,
        NodeName node,
        boolean wanted,
        Verdict verdict,
        @Nullable Reason reason,
        Instant since,
        List<PodOnNode> pods,
        @Nullable Instant turnsAt) {

    /** Subject, fact, cause and, where there is one, the way out. */
    public String sentence() {
        return CellSentence.of(this);
    }

    /** The condition, event, taint or container status the reason was read from, quoted; empty where there is none. */
    public String evidence() {
        return reason == null ? "" : reason.evidence();
    }

    /** The reason's code in the API. */
    public @Nullable String reasonCode() {
        return reason == null ? null : reason.code();
    }

    /** The pod that the controller counts; absent where the node holds none. */
    public @Nullable PodOnNode counted() {
        return pods.isEmpty() ? null : pods.getFirst();
    }

    /** Its pod, or the one that it lacks, is of the current revision; in a surge pair the new one decides. */
    boolean ofCurrentRevision() {
        PodOnNode counted = counted();
        return counted == null || Pair.of(pods).map(Pair::next).orElse(counted).current();
    }

    /** Its pod fails where it is wanted, and one made of the same template may start clean. */
    public boolean mayStartClean() {
        return wanted && !pods.isEmpty() && reason instanceof FailingReason failing && failing.mayStartClean();
    }

    /** Its pod is not wanted here, and not merely as long as the node is sick. */
    public boolean shouldLeave() {
        return verdict == Verdict.MISSCHEDULED && !(reason instanceof PlacementReason placement && placement.passes());
    }

    /** Its pod should be gone, and only the kubelet has not said so. */
    public boolean mayBeForced() {
        return reason instanceof FailingReason.TerminatingTooLong stuck
                && stuck.finalizers().isEmpty();
    }

    boolean turnedBy(Instant now) {
        return turnsAt != null && !turnsAt.isAfter(now);
    }
}
