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

    /** "11 of 12 DaemonSets are as they should be on node-17." */
    public String sentence() {
        if (wanted == 0) {
            return "No DaemonSet wants " + facts.name() + ".";
        }
        return ok == wanted
                ? "All " + Words.count(wanted, "DaemonSet") + " are as they should be on " + facts.name() + "."
                : ok + " of " + Words.count(wanted, "DaemonSet") + " are as they should be on " + facts.name() + ".";
    }
}
