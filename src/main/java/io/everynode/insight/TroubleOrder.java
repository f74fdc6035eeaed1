package io.everynode.insight;

import java.util.Comparator;

/** The order of trouble: verdicts by rank, within one verdict the longest first, then the nodes' own order. */
final class TroubleOrder {
    static final Comparator<Cell> CELLS =
            Comparator.comparing(Cell::verdict).thenComparing(Cell::since).thenComparing(Cell::node);

    private TroubleOrder() {}
}
