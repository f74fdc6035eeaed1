package io.everynode.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a DaemonSet.
 *
 * @param annotations without {@code last-applied-configuration}
 * @param managers the field managers of {@code managedFields}, the newest write last
 * @param reported the counts that the controller wrote into {@code .status}
 * @param json the whole object as canonical JSON, for YAML, diff and undo
 */
public record DaemonSetFacts(
        DaemonSetRef ref,
        Uid uid,
        String resourceVersion,
        Instant createdAt,
        @Nullable Instant deletionTimestamp,
        List<String> finalizers,
        long generation,
        long observedGeneration,
        Map<String, String> labels,
        Map<String, String> annotations,
        List<String> managers,
        LabelSelector selector,
        TemplateFacts template,
        UpdateStrategy strategy,
        int minReadySeconds,
        int revisionHistoryLimit,
        Counts reported,
        KeptJson json)
        implements Fact {}
