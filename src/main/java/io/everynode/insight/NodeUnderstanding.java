package io.everynode.insight;

import io.everynode.model.NodeFacts;
import io.everynode.model.Resources;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * All DaemonSets on one node.
 *
 * @param cells one for each DaemonSet, by namespace and name
 * @param wanted how many DaemonSets want this node
 * @param ok how many of these are as they should be here
 * @param requests the sum over the DaemonSets that want this node, one pod each
 */
public record NodeUnderstanding(
        NodeFacts facts, List<Cell> cells, int wanted, int ok, Map<Verdict, Integer> verdicts, Resources requests) {

    static NodeUnderstanding of(NodeFacts node, List<Cell> cells, Collection<DaemonSetUnderstanding> daemonSets) {
        Resources requests = Resources.NONE;
        int wanted = 0;
        int ok = 0;
        int i = 0;
        for (DaemonSetUnderstanding daemonSet : daemonSets) {
            Cell cell = cells.get(i++);
            if (cell.wanted()) {
                wanted++;
                ok += cell.verdict() == Verdict.OK ? 1 : 0;
                requests = requests.plus(onePod(daemonSet));
            }
        }
        return new NodeUnderstanding(node, cells, wanted, ok, DaemonSetUnderstanding.tally(cells), requests);
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

    /** The alarming cells, worst verdict first, within one verdict the longest first. */
    public List<Cell> troubled() {
        return cells.stream()
                .filter(c -> c.verdict().alarming())
                .sorted(TroubleOrder.CELLS)
                .toList();
    }
}
