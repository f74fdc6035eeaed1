package io.everynode.insight;

import io.everynode.model.DaemonSetRef;
import io.everynode.model.NodeFacts;
import io.everynode.model.Resources;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * All DaemonSets on one node.
 *
 * @param cells one for each DaemonSet, by namespace and name
 * @param troubled the alarming ones, worst verdict first, then critical DaemonSets, then the longest
 * @param wanted how many DaemonSets want this node
 * @param ok how many of these are as they should be here
 * @param requests the sum over the DaemonSets that want this node, one pod each
 */
public record NodeUnderstanding(
        NodeFacts facts,
        List<Cell> cells,
        List<Cell> troubled,
        int wanted,
        int ok,
        Map<Verdict, Integer> verdicts,
        Resources requests) {

    /** @param index of the node among all nodes, which is its cell's in each DaemonSet */
    static NodeUnderstanding of(NodeFacts node, int index, Collection<DaemonSetUnderstanding> daemonSets) {
        var cells = new ArrayList<Cell>(daemonSets.size());
        var rank = new HashMap<DaemonSetRef, Integer>();
        Resources requests = Resources.NONE;
        int wanted = 0;
        int ok = 0;
        for (DaemonSetUnderstanding daemonSet : daemonSets) {
            Cell cell = daemonSet.cells().get(index);
            cells.add(cell);
            rank.put(daemonSet.ref(), Critical.rank(daemonSet.facts()));
            if (cell.wanted()) {
                wanted++;
                ok += cell.verdict() == Verdict.OK ? 1 : 0;
                requests = requests.plus(onePod(daemonSet));
            }
        }
        List<Cell> troubled = cells.stream()
                .filter(c -> c.verdict().alarming())
                .sorted(Comparator.comparing(Cell::verdict)
                        .thenComparing(c -> rank.get(c.daemonSet()))
                        .thenComparing(Cell::since))
                .toList();
        return new NodeUnderstanding(
                node,
                Collections.unmodifiableList(cells),
                troubled,
                wanted,
                ok,
                DaemonSetUnderstanding.tally(cells),
                requests);
    }

    private static Resources onePod(DaemonSetUnderstanding daemonSet) {
        Resources each = daemonSet.facts().template().requests();
        return new Resources(each.cpuMillis(), each.memoryBytes(), 1);
    }

    /** "11 of 12 DaemonSets on node-17 are as they should be. fluent-bit is not." */
    public String sentence() {
        return fact() + exceptions();
    }

    private String fact() {
        String here = " on " + facts.name();
        if (wanted == 0) {
            return "No DaemonSet wants " + facts.name() + ".";
        }
        if (wanted == 1) {
            return "1 DaemonSet is wanted" + here + (ok == 1 ? ", and it is as it should be." : ".");
        }
        String count = ok == wanted ? "All " + wanted : ok + " of " + wanted;
        return count + " DaemonSets" + here + " are as they should be.";
    }

    /** Who is not, so that the numbers add up. */
    private String exceptions() {
        List<String> ailing = names(c -> c.wanted() && c.verdict().alarming());
        List<String> leaving = names(Cell::shouldLeave);
        List<String> moving = names(c -> c.verdict() == Verdict.UPDATING || c.verdict() == Verdict.OLD);
        String should = wanted > 1 ? "." : " as it should be.";
        return said(ailing, " is not" + should, " are not" + should)
                + said(moving, " is on its way.", " are on their way.")
                + said(leaving, " should not be here.", " should not be here.");
    }

    private List<String> names(Predicate<Cell> which) {
        return cells.stream().filter(which).map(c -> c.daemonSet().name()).toList();
    }

    private static String said(List<String> names, String one, String several) {
        return names.isEmpty() ? "" : " " + Words.list(names) + (names.size() == 1 ? one : several);
    }
}
