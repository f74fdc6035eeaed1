package io.everynode.insight;

import io.everynode.model.DaemonSetRef;
import io.everynode.model.NodeName;
import io.everynode.model.RevisionNumber;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the attention list: one cause, one line.
 *
 * @param subject what the sentence begins with: a DaemonSet's or node's name; {@code fact} follows it
 * @param why the second, quieter sentence: cause and evidence
 * @param daemonSet what it is about, absent where one cause hurts several
 * @param nodes that it is about, the first ones are linked
 * @param hurts the DaemonSets that it hurts
 */
public record AttentionItem(
        Verdict verdict,
        String subject,
        String fact,
        String why,
        Instant since,
        @Nullable DaemonSetRef daemonSet,
        List<NodeName> nodes,
        List<DaemonSetRef> hurts,
        List<Way> ways) {

    /** A way out that an attention line offers, best first. */
    public sealed interface Way {
        record Restart(DaemonSetRef daemonSet) implements Way {}

        record Undo(DaemonSetRef daemonSet, RevisionNumber to) implements Way {}

        record ShowDaemonSet(DaemonSetRef daemonSet) implements Way {}

        record ShowNode(NodeName node) implements Way {}
    }
}
