package io.everynode.page.matrix;

import io.everynode.board.View;
import io.everynode.insight.Cell;
import io.everynode.insight.PodOnNode;
import io.everynode.insight.Verdict;
import io.everynode.web.Age;
import io.everynode.web.Links;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The chosen cell in words.
 *
 * @param verdict absent while none is chosen
 * @param evidence what it was read from, quoted; empty where there is none
 * @param elsewhere how the DaemonSet's other nodes are
 */
public record Inspector(
        @Nullable Verdict verdict,
        String daemonSet,
        String daemonSetHref,
        String node,
        String nodeHref,
        @Nullable Age since,
        String sentence,
        String evidence,
        List<String> pods,
        String elsewhere) {
    private static final Inspector NONE = new Inspector(null, "", "", "", "", null, "", "", List.of(), "");

    static Inspector of(View view, MatrixFilter filter) {
        MatrixFilter.Place chosen = filter.chosen();
        if (chosen == null) {
            return NONE;
        }
        return Optional.ofNullable(view.understanding().daemonSets().get(chosen.daemonSet()))
                .flatMap(d -> d.cell(chosen.node())
                        .map(c -> of(view, c, elsewhere(d.verdicts().get(c.verdict()), c))))
                .orElse(NONE);
    }

    private static Inspector of(View view, Cell cell, String elsewhere) {
        return new Inspector(
                cell.verdict(),
                cell.daemonSet().name(),
                Links.daemonSet(cell.daemonSet()),
                cell.node().value(),
                Links.node(view.cluster(), cell.node()),
                Age.of(cell.since(), view.at()),
                cell.sentence(),
                cell.evidence(),
                cell.pods().stream().map(Inspector::words).toList(),
                elsewhere);
    }

    private static String words(PodOnNode pod) {
        String revision = pod.revision() == null ? "a revision that is gone" : "revision " + pod.revision();
        return pod.facts().name() + ", " + revision + (pod.facts().terminating() ? ", terminating" : "");
    }

    private static String elsewhere(@Nullable Integer alike, Cell cell) {
        int others = alike == null ? 0 : alike - 1;
        String name = cell.daemonSet().name();
        if (others <= 0) {
            return "On no other node " + name + " is like that.";
        }
        return name + " is like that on " + others + (others == 1 ? " other node." : " other nodes.");
    }
}
