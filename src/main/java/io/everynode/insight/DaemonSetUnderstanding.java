package io.everynode.insight;

import io.everynode.model.Counts;
import io.everynode.model.DaemonSetFacts;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.NodeName;
import io.everynode.model.RevisionNumber;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is said of one DaemonSet.
 *
 * @param counts recomputed from nodes and pods
 * @param agrees whether they equal the controller's; {@code null} while it has not seen the newest generation
 * @param disagreement a sentence once they differ for longer than the controller may take, else empty
 * @param revision the current one's number, absent before the controller made it
 * @param cells one for each node of the cluster, in the nodes' own order
 * @param troubled the alarming ones of them, worst verdict first, within one verdict the longest first
 * @param updatedByGenerationOnly how many wanted nodes the controller counts as updated although their pod runs another
 *     template
 * @param perNode the median time that a node took in this rollout, else in the last one; absent where nothing tells
 * @param revisions newest first
 * @param sentence the headline: what could be read out on the phone
 */
public record DaemonSetUnderstanding(
        DaemonSetFacts facts,
        Counts counts,
        @Nullable Boolean agrees,
        String disagreement,
        @Nullable RevisionNumber revision,
        List<Cell> cells,
        List<Cell> troubled,
        Map<Verdict, Integer> verdicts,
        int updatedByGenerationOnly,
        Rollout rollout,
        @Nullable Duration perNode,
        List<Revision> revisions,
        Attention attention,
        String sentence) {

    public DaemonSetRef ref() {
        return facts.ref();
    }

    public Optional<Cell> cell(NodeName node) {
        int low = 0;
        int high = cells.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = cells.get(middle).node().compareTo(node);
            if (order == 0) {
                return Optional.of(cells.get(middle));
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    /** How many cells carry the verdict. */
    public int count(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0);
    }

    /** How many cells carry each verdict; every verdict is present. */
    static Map<Verdict, Integer> tally(List<Cell> cells) {
        var tally = new EnumMap<Verdict, Integer>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            tally.put(verdict, 0);
        }
        cells.forEach(c -> tally.merge(c.verdict(), 1, Integer::sum));
        return tally;
    }
}
