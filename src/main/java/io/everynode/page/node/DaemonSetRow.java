package io.everynode.page.node;

import io.everynode.insight.Cell;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.NodeUnderstanding;
import io.everynode.insight.PodOnNode;
import io.everynode.insight.Verdict;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.Resources;
import io.everynode.web.Age;
import io.everynode.web.Amounts;
import io.everynode.web.Links;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A DaemonSet that wants the node or is there although it does not.
 *
 * @param revision that its pod runs; empty where that cannot be told
 * @param cpu what one pod requests; empty where it requests none
 */
public record DaemonSetRow(
        String id,
        String href,
        String namespace,
        String name,
        Verdict verdict,
        String sentence,
        String evidence,
        Age since,
        String revision,
        String cpu,
        String memory) {

    /** The alarming ones first, then what moves, then what is well; each by namespace and name. */
    static List<DaemonSetRow> of(
            NodeUnderstanding node, Map<DaemonSetRef, DaemonSetUnderstanding> daemonSets, Instant now) {
        List<Cell> troubled = node.troubled();
        Stream<Cell> others = node.cells().stream()
                .filter(c -> c.wanted() && !c.verdict().alarming())
                .sorted((a, b) -> a.verdict().compareTo(b.verdict()));
        return Stream.concat(troubled.stream(), others)
                .flatMap(c -> Stream.ofNullable(daemonSets.get(c.daemonSet())).map(d -> of(c, d, now)))
                .toList();
    }

    public boolean calm() {
        return verdict == Verdict.OK;
    }

    public boolean alarming() {
        return verdict.alarming();
    }

    private static DaemonSetRow of(Cell cell, DaemonSetUnderstanding daemonSet, Instant now) {
        Resources requests = daemonSet.facts().template().requests();
        DaemonSetRef ref = cell.daemonSet();
        return new DaemonSetRow(
                Links.rowId(ref),
                Links.daemonSet(ref),
                ref.namespace(),
                ref.name(),
                cell.verdict(),
                cell.sentence(),
                cell.evidence(),
                Age.of(cell.since(), now),
                revisions(cell.pods()),
                requests.cpuMillis() == 0 ? "" : Amounts.cpu(requests.cpuMillis()),
                requests.memoryBytes() == 0 ? "" : Amounts.memory(requests.memoryBytes()));
    }

    private static String revisions(List<PodOnNode> pods) {
        return pods.stream()
                .map(PodOnNode::revision)
                .filter(r -> r != null)
                .map(r -> r.toString())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
