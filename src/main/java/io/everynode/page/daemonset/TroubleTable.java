package io.everynode.page.daemonset;

import io.everynode.action.Permits;
import io.everynode.insight.Cell;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.PodOnNode;
import io.everynode.insight.RolloutState;
import io.everynode.insight.Verdict;
import io.everynode.model.NodeName;
import io.everynode.model.Nodes;
import io.everynode.page.Kubectl;
import io.everynode.page.Words;
import io.everynode.web.Age;
import io.everynode.web.Links;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The nodes on which something is wrong, the worst first.
 *
 * @param title such as "2 nodes block the rollout"; empty where nothing is wrong
 * @param aside who else is not done and merely waits
 * @param more how many rows were left off
 */
public record TroubleTable(String title, String aside, List<Row> rows, int more) {
    static final int ROWS = 60;

    /**
     * A node in trouble.
     *
     * @param place pool and zone
     * @param evidence what it was read from, quoted
     * @param command what one types to see more; empty where the page shows all
     */
    public record Row(
            NodeName node,
            String href,
            String place,
            Verdict verdict,
            String sentence,
            String evidence,
            List<PodLine> pods,
            String command,
            Remedy remedy,
            Age since) {}

    /** A pod by name, and how it is. */
    public record PodLine(String name, String words) {}

    static TroubleTable of(
            DaemonSetUnderstanding understanding,
            Nodes nodes,
            Grouping grouping,
            Permits permits,
            Kubectl kubectl,
            Instant now) {
        List<Cell> troubled = understanding.troubled();
        return new TroubleTable(
                title(understanding, troubled),
                aside(understanding, troubled.isEmpty()),
                troubled.stream()
                        .limit(ROWS)
                        .map(c -> row(c, nodes, grouping, permits, kubectl, now))
                        .toList(),
                Math.max(0, troubled.size() - ROWS));
    }

    private static String title(DaemonSetUnderstanding understanding, List<Cell> troubled) {
        if (troubled.isEmpty()) {
            return "";
        }
        int count = troubled.size();
        boolean allBlock = understanding.rollout().state() instanceof RolloutState.Stalled
                && understanding.rollout().blockers().containsAll(troubled);
        if (allBlock) {
            return count == 1 ? "1 node blocks the rollout" : count + " nodes block the rollout";
        }
        return count == 1 ? "1 node is in trouble" : count + " nodes are in trouble";
    }

    private static String aside(DaemonSetUnderstanding understanding, boolean alone) {
        List<NodeName> waiting = understanding.cells().stream()
                .filter(c -> c.verdict() == Verdict.OLD)
                .map(Cell::node)
                .toList();
        if (waiting.isEmpty()) {
            return "";
        }
        String verb = waiting.size() == 1 ? " waits and is healthy: " : " wait and are healthy: ";
        return waiting.size() + (alone ? "" : " more") + verb + Words.names(waiting);
    }

    private static Row row(Cell cell, Nodes nodes, Grouping grouping, Permits permits, Kubectl kubectl, Instant now) {
        return new Row(
                cell.node(),
                Links.node(cell.daemonSet().cluster(), cell.node()),
                nodes.get(cell.node()).map(grouping::place).orElse(""),
                cell.verdict(),
                cell.sentence(),
                cell.evidence(),
                cell.pods().stream()
                        .map(p -> new PodLine(p.facts().name(), words(p)))
                        .toList(),
                Look.closer(cell, kubectl),
                Remedy.of(cell, permits),
                Age.of(cell.since(), now));
    }

    private static String words(PodOnNode pod) {
        var words = new ArrayList<String>();
        words.add(pod.revision() == null ? "a revision that is gone" : "revision " + pod.revision());
        if (pod.facts().terminating()) {
            words.add("terminating");
        }
        if (pod.available() && !pod.facts().terminating()) {
            words.add("available");
        }
        int restarts = pod.facts().restarts();
        if (restarts > 0) {
            words.add(restarts == 1 ? "1 restart" : restarts + " restarts");
        }
        return String.join(", ", words);
    }
}
