package io.everynode.insight;

import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.NodeName;
import io.everynode.model.RevisionNumber;
import io.everynode.model.UpdateStrategy;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the attention list: one cause, one line.
 *
 * @param urgency what it is ranked by
 * @param subject what the sentence begins with: a DaemonSet's or node's name; {@code fact} follows it
 * @param why the second, quieter sentence: cause and evidence
 * @param daemonSet what it is about, absent where one cause hurts several
 * @param nodes that it is about, the first ones are linked
 * @param hurts the DaemonSets that it hurts
 */
public record AttentionItem(
        Urgency urgency,
        Verdict verdict,
        String subject,
        String fact,
        String why,
        Instant since,
        @Nullable DaemonSetRef daemonSet,
        List<NodeName> nodes,
        List<DaemonSetRef> hurts,
        List<Way> ways)
        implements Comparable<AttentionItem> {

    /** The cluster that it is about. */
    public ClusterName cluster() {
        return hurts.getFirst().cluster();
    }

    /** The most urgent first, also among items of several clusters. */
    @Override
    public int compareTo(AttentionItem other) {
        return ORDER.compare(this, other);
    }

    /** What an item comes before others by: stalled rollouts, then what hurts several DaemonSets, then single ones. */
    public enum Kind {
        STALLED,
        CAUSE,
        DAEMON_SET
    }

    /**
     * The place of an item in the list, by one after another of these; after that the oldest comes first.
     *
     * @param severity within the kind, the smallest first: by how many cells a cause hurts, or by the worst verdict
     * @param critical how much else depends on the DaemonSet, 0 for the most
     */
    public record Urgency(Kind kind, int severity, int critical) {}

    private static final Comparator<AttentionItem> ORDER = Comparator.comparing(
                    (AttentionItem i) -> i.urgency().kind())
            .thenComparing(i -> i.urgency().severity())
            .thenComparing(i -> i.urgency().critical())
            .thenComparing(AttentionItem::since)
            .thenComparing(i -> i.hurts().getFirst());

    /** A way out that an attention line offers, best first. */
    public sealed interface Way {
        record Restart(DaemonSetRef daemonSet) implements Way {}

        record Undo(DaemonSetRef daemonSet, RevisionNumber to) implements Way {}

        /**
         * @param to the strategy as it would be
         * @param raises only for the rollout at hand; else it puts back what was raised for one
         */
        record SetStrategy(DaemonSetRef daemonSet, UpdateStrategy to, boolean raises) implements Way {}

        /** The pods that run an older template, one after another. */
        record ReplaceOld(DaemonSetRef daemonSet) implements Way {}

        /** @param nodes whose pods fail although their nodes are well; a new one may start clean */
        record ReplaceFailing(DaemonSetRef daemonSet, List<NodeName> nodes) implements Way {}

        record ForceDelete(DaemonSetRef daemonSet, NodeName node) implements Way {}

        record ShowDaemonSet(DaemonSetRef daemonSet) implements Way {}

        record ShowNode(NodeName node) implements Way {}
    }
}
