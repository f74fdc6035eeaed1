package io.everynode.insight;

import java.util.List;

/**
 * Nodes that the controller counts as updated by the legacy template generation, although their pod runs another
 * template: pods that were orphaned and adopted by a new DaemonSet of the same name. It never replaces them by itself.
 */
final class LeftBehind {
    private LeftBehind() {}

    static int count(List<Cell> cells) {
        int count = 0;
        for (Cell cell : cells) {
            PodOnNode counted = cell.counted();
            if (cell.wanted() && counted != null && counted.updated() && !counted.current()) {
                count++;
            }
        }
        return count;
    }

    static String sentence(int count, int desired, String revision) {
        return count + " of " + Words.count(desired, "node") + (count == 1 ? " counts" : " count")
                + " as updated and " + (count == 1 ? "runs" : "run") + " another template than " + revision
                + ". A restart brings " + (count == 1 ? "it" : "them") + " there.";
    }
}
