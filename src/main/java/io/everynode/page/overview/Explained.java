package io.everynode.page.overview;

import io.everynode.insight.Attention;
import io.everynode.insight.Cell;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.page.Words;
import java.util.Collection;

/** Names the nodes whose own trouble explains DaemonSets that are off. */
final class Explained {
    private Explained() {}

    static String nodes(Collection<DaemonSetUnderstanding> daemonSets) {
        return Words.names(daemonSets.stream()
                .filter(d -> d.attention() == Attention.EXPLAINED)
                .flatMap(d -> d.cells().stream())
                .filter(c -> c.verdict().alarming())
                .map(Cell::node)
                .distinct()
                .sorted()
                .toList());
    }
}
