package io.everynode.page.change;

import io.everynode.action.Victim;
import io.everynode.board.View;
import io.everynode.insight.Cell;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.Verdict;
import io.everynode.model.NodeName;
import io.everynode.page.Crumb;
import io.everynode.web.Links;
import io.everynode.web.Plural;
import java.util.Comparator;
import java.util.List;

/**
 * Where the nodes are chosen whose pods are replaced: those that are chosen already first, then those in trouble.
 *
 * @param why which are chosen already
 * @param more how many are not listed, {@code moreChosen} of which would have been chosen
 */
record NodesForm(
        List<Crumb> crumbs,
        String name,
        String why,
        List<Entry> entries,
        int more,
        int moreChosen,
        String path,
        String back) {
    private static final int MOST = 200;

    /** Which nodes are chosen already. */
    enum Choice {
        OLD("runs an older template"),
        FAILING("fails and may start clean");

        private final String pod;

        Choice(String pod) {
            this.pod = pod;
        }

        boolean chooses(Cell cell) {
            return switch (this) {
                case OLD -> cell.verdict() == Verdict.OLD;
                case FAILING -> cell.mayStartClean();
            };
        }

        private String sentence(long chosen) {
            return chosen == 0
                    ? "No pod " + pod + " now, so no node is chosen yet."
                    : Plural.of((int) chosen, "node") + " whose pod " + pod
                            + (chosen == 1 ? " is chosen already." : " are chosen already.");
        }
    }

    record Entry(NodeName node, Verdict verdict, String sentence, boolean chosen, boolean stuck) {}

    static NodesForm of(View view, DaemonSetUnderstanding daemonSet, Choice choice) {
        List<Cell> cells = daemonSet.cells().stream()
                .filter(c -> !c.pods().isEmpty())
                .sorted(Comparator.<Cell, Boolean>comparing(c -> !choice.chooses(c))
                        .thenComparing(Cell::verdict))
                .toList();
        long chosen = cells.stream().filter(choice::chooses).count();
        return new NodesForm(
                Confirmation.crumbs(view, daemonSet, "Replace pods"),
                daemonSet.ref().name(),
                choice.sentence(Math.min(MOST, chosen)),
                cells.stream()
                        .limit(MOST)
                        .map(c -> new Entry(c.node(), c.verdict(), c.sentence(), choice.chooses(c), Victim.stuck(c)))
                        .toList(),
                Math.max(0, cells.size() - MOST),
                (int) Math.max(0, chosen - MOST),
                Links.action(daemonSet.ref(), "replacements"),
                Links.daemonSet(daemonSet.ref()));
    }
}
