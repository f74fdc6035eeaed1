package io.everynode.insight;

import io.everynode.model.Nodes;
import java.util.Collection;
import java.util.List;

/** The attention list of a cluster. */
final class AttentionList {
    private AttentionList() {}

    static List<AttentionItem> of(Nodes nodes, Collection<DaemonSetUnderstanding> daemonSets) {
        return List.of();
    }
}
