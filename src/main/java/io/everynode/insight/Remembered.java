package io.everynode.insight;

import io.everynode.model.NodeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds each node's cell of last time in one walk, as both are in the nodes' order. */
final class Remembered {
    private final List<Cell> cells;
    private int next;

    Remembered(List<Cell> cells) {
        this.cells = cells;
    }

    /** @param node after the one that was asked for before */
    @Nullable
    Cell of(NodeName node) {
        while (next < cells.size()) {
            Cell cell = cells.get(next);
            if (cell.node().equals(node)) {
                next++;
                return cell;
            }
            if (cell.node().compareTo(node) > 0) {
                return null;
            }
            next++;
        }
        return null;
    }
}
