package io.everynode.page.change;

import io.everynode.action.Victim;
import io.everynode.board.View;
import io.everynode.insight.Cell;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.Verdict;
import io.everynode.model.NodeName;
import io.everynode.page.Crumb;
import io.everynode.web.Links;
import java.util.List;

/** Where the nodes are chosen whose pods are replaced, those in trouble first; those with an older revision are chosen already. */
record NodesForm(List<Crumb> crumbs, String name, List<Entry> entries, int more, String path, String back) {
    private static final int MOST = 200;

    record Entry(NodeName node, Verdict verdict, String sentence, boolean chosen, boolean stuck) {
        static Entry of(Cell cell) {
            boolean chosen = cell.verdict() == Verdict.OLD;
            return new Entry(cell.node(), cell.verdict(), cell.sentence(), chosen, Victim.stuck(cell));
        }
    }

    static NodesForm of(View view, DaemonSetUnderstanding daemonSet) {
        List<Cell> cells = daemonSet.cells().stream()
                .filter(c -> !c.pods().isEmpty())
                .sorted(java.util.Comparator.comparing(Cell::verdict))
                .toList();
        return new NodesForm(
                Confirmation.crumbs(view, daemonSet, "Replace pods"),
                daemonSet.ref().name(),
                cells.stream().limit(MOST).map(Entry::of).toList(),
                Math.max(0, cells.size() - MOST),
                Links.action(daemonSet.ref(), "replacements"),
                Links.daemonSet(daemonSet.ref()));
    }
}
