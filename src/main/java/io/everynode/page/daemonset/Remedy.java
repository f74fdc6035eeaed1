package io.everynode.page.daemonset;

import io.everynode.action.Permits;
import io.everynode.action.Rights.Lack;
import io.everynode.action.Rights.Need;
import io.everynode.insight.AttentionItem.Way;
import io.everynode.insight.Cell;
import io.everynode.page.Ways;
import java.util.List;

/**
 * The button that would help a node.
 *
 * @param label empty where none would
 * @param lack why it may not be pressed; empty where it may
 */
public record Remedy(String label, String href, String lack) {
    private static final Remedy NONE = new Remedy("", "", "");

    /** A new pod helps where one fails; where none starts, or the node is dead, it would fare no better. */
    static Remedy of(Cell cell, Permits permits) {
        if (!cell.mayStartClean() && !cell.mayBeForced()) {
            return NONE;
        }
        String lack = permits.lacking(cell.daemonSet(), Need.DELETE_PODS)
                .map(Lack::sentence)
                .orElse("");
        return cell.mayBeForced()
                ? new Remedy("Force-delete…", Ways.href(new Way.ForceDelete(cell.daemonSet(), cell.node())), lack)
                : new Remedy(
                        "Replace pod…",
                        Ways.href(new Way.ReplaceFailing(cell.daemonSet(), List.of(cell.node()))),
                        lack);
    }
}
