package io.everynode.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.everynode.insight.Cell;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.Rollout;
import io.everynode.model.DaemonSetFacts;
import io.everynode.model.RevisionNumber;
import io.everynode.model.UpdateStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A DaemonSet in short.
 *
 * @param counts recomputed from nodes and pods
 * @param reported what the controller wrote in {@code .status}
 * @param agrees {@code null} while the controller has not seen the newest generation
 * @param disagreement a sentence once the two differ for longer than the controller may take
 * @param nodeSeconds the median time a node took in this rollout, else in the last; {@code null} where nothing tells
 * @param revision the current one's number; {@code null} before the controller made it
 */
record SummaryJson(
        String cluster,
        String namespace,
        String name,
        String uid,
        Instant createdAt,
        CountsJson counts,
        ReportedJson reported,
        @Nullable Boolean agrees,
        @Nullable String disagreement,
        StrategyJson updateStrategy,
        RolloutJson rollout,
        @Nullable Long nodeSeconds,
        @Nullable Long revision,
        List<String> images,
        VerdictsJson verdicts,
        String attention,
        String sentence) {

    record ReportedJson(@JsonUnwrapped CountsJson counts, long observedGeneration, long generation) {}

    /** @param maxUnavailable a number or percentage as text; both bounds are {@code null} for {@code OnDelete} */
    record StrategyJson(
            String type,
            @Nullable String maxUnavailable,
            @Nullable String maxSurge) {
        static StrategyJson of(UpdateStrategy strategy) {
            return switch (strategy) {
                case UpdateStrategy.RollingUpdate rolling ->
                    new StrategyJson(
                            "RollingUpdate",
                            rolling.maxUnavailable().toString(),
                            rolling.maxSurge().toString());
                case UpdateStrategy.OnDelete onDelete -> new StrategyJson("OnDelete", null, null);
            };
        }
    }

    /**
     * @param begunAt when the current revision became that
     * @param estimateSeconds about how long the rest takes, from the last node that was done; {@code null} where no
     *     rollout moves, or nothing tells
     * @param attributionSentence {@code null} where there is no trouble
     */
    record RolloutJson(
            String state,
            Instant since,
            Instant begunAt,
            @Nullable Long estimateSeconds,
            int updated,
            int desired,
            String attribution,
            @Nullable String attributionSentence,
            List<BlockerJson> blockers,
            String sentence) {
        static RolloutJson of(Rollout rollout) {
            return new RolloutJson(
                    rollout.state().code(),
                    rollout.since(),
                    rollout.begun(),
                    Absent.seconds(rollout.rest()),
                    rollout.updated(),
                    rollout.desired(),
                    rollout.attribution().code(),
                    Absent.text(rollout.attributionSentence()),
                    rollout.blockers().stream().map(BlockerJson::of).toList(),
                    rollout.sentence());
        }
    }

    /** @param evidence what the reason was read from; {@code null} where there is nothing to quote */
    record BlockerJson(
            String node,
            String verdict,
            @Nullable String reason,
            String sentence,
            @Nullable String evidence,
            Instant since) {
        static BlockerJson of(Cell cell) {
            return new BlockerJson(
                    cell.node().value(),
                    cell.verdict().code(),
                    cell.reasonCode(),
                    cell.sentence(),
                    Absent.text(cell.evidence()),
                    cell.since());
        }
    }

    static SummaryJson of(DaemonSetUnderstanding understood) {
        DaemonSetFacts facts = understood.facts();
        RevisionNumber revision = understood.revision();
        return new SummaryJson(
                facts.ref().cluster().value(),
                facts.ref().namespace(),
                facts.ref().name(),
                facts.uid().value(),
                facts.createdAt(),
                CountsJson.of(understood.counts()),
                new ReportedJson(CountsJson.of(facts.reported()), facts.observedGeneration(), facts.generation()),
                understood.agrees(),
                Absent.text(understood.disagreement()),
                StrategyJson.of(facts.strategy()),
                RolloutJson.of(understood.rollout()),
                Absent.seconds(understood.perNode()),
                revision == null ? null : revision.value(),
                facts.template().images(),
                VerdictsJson.of(understood.verdicts()),
                understood.attention().code(),
                understood.sentence());
    }
}
