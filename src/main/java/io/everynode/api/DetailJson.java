package io.everynode.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.everynode.insight.Cell;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.PodOnNode;
import io.everynode.insight.Revision;
import io.everynode.model.RevisionNumber;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A DaemonSet in full.
 *
 * @param nodes every node of the cluster
 * @param revisions the newest first
 */
record DetailJson(@JsonUnwrapped SummaryJson summary, List<OnNodeJson> nodes, List<RevisionJson> revisions) {

    /**
     * @param evidence what the reason was read from; {@code null} where there is nothing to quote
     * @param pods the counted one first
     */
    record OnNodeJson(
            String node,
            boolean wanted,
            String verdict,
            @Nullable String reason,
            String sentence,
            @Nullable String evidence,
            Instant since,
            List<PodJson> pods) {
        static OnNodeJson of(Cell cell) {
            return new OnNodeJson(
                    cell.node().value(),
                    cell.wanted(),
                    cell.verdict().code(),
                    cell.reasonCode(),
                    cell.sentence(),
                    Absent.text(cell.evidence()),
                    cell.since(),
                    cell.pods().stream().map(PodJson::of).toList());
        }
    }

    /** @param revision {@code null} where no ControllerRevision carries its hash any more */
    record PodJson(
            String name,
            String uid,
            @Nullable Long revision,
            String hash,
            String phase,
            boolean ready,
            boolean available,
            boolean terminating,
            int restarts,
            Instant createdAt) {
        static PodJson of(PodOnNode pod) {
            RevisionNumber revision = pod.revision();
            return new PodJson(
                    pod.facts().name(),
                    pod.facts().uid().value(),
                    revision == null ? null : revision.value(),
                    pod.facts().hash(),
                    pod.facts().phase().name(),
                    pod.facts().ready(),
                    pod.available(),
                    pod.facts().terminating(),
                    pod.facts().restarts(),
                    pod.facts().createdAt());
        }
    }

    /** @param nodes those whose counted pod carries its hash */
    record RevisionJson(
            long number,
            String hash,
            String name,
            Instant createdAt,
            @Nullable String changeCause,
            List<String> images,
            int nodes,
            boolean current,
            boolean restartOnly) {
        static RevisionJson of(Revision revision) {
            return new RevisionJson(
                    revision.facts().number().value(),
                    revision.facts().hash(),
                    revision.facts().name(),
                    revision.facts().createdAt(),
                    revision.facts().changeCause(),
                    revision.facts().images(),
                    revision.nodes(),
                    revision.current(),
                    revision.restartOnly());
        }
    }

    static DetailJson of(DaemonSetUnderstanding understood) {
        return new DetailJson(
                SummaryJson.of(understood),
                understood.cells().stream().map(OnNodeJson::of).toList(),
                understood.revisions().stream().map(RevisionJson::of).toList());
    }
}
