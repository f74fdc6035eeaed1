package io.everynode.insight;

import io.everynode.model.DaemonSetFacts;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.DaemonSetSlice;
import io.everynode.model.EventFacts;
import io.everynode.model.LabelSelector;
import io.everynode.model.RevisionFacts;
import io.everynode.model.RevisionNumber;
import io.everynode.model.TemplateFacts;
import io.everynode.model.Uid;
import io.everynode.model.UpdateStrategy;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All of a DaemonSet that its cells are judged by. As long as it is equal, only cells whose node or pods changed, or
 * whose time has come, need to be judged again; a mere write of {@code .status} leaves it equal.
 *
 * @param hash of the current revision, empty before there is one
 * @param currentSince when the current revision became current
 * @param legacyGeneration the annotation {@code deprecated.daemonset.template.generation}, or empty
 * @param surging the strategy puts the new pod beside the old one
 * @param complaints the events about pods that could not be made or failed, newest first
 */
record Basis(
        DaemonSetRef ref,
        Uid uid,
        Instant createdAt,
        boolean deleting,
        LabelSelector selector,
        TemplateFacts template,
        int minReadySeconds,
        boolean surging,
        long generation,
        long observedGeneration,
        String hash,
        Instant currentSince,
        String legacyGeneration,
        Map<String, RevisionNumber> numbers,
        List<EventFacts> complaints) {

    static Basis of(DaemonSetSlice slice, @Nullable RevisionFacts current, Instant currentSince) {
        DaemonSetFacts facts = slice.facts();
        return new Basis(
                facts.ref(),
                facts.uid(),
                facts.createdAt(),
                facts.deletionTimestamp() != null,
                facts.selector(),
                facts.template(),
                facts.minReadySeconds(),
                facts.strategy() instanceof UpdateStrategy.RollingUpdate r
                        && r.maxSurge().value() > 0,
                facts.generation(),
                facts.observedGeneration(),
                current == null ? "" : current.hash(),
                currentSince,
                facts.annotations().getOrDefault("deprecated.daemonset.template.generation", ""),
                numbers(slice.revisions()),
                slice.events().stream().filter(Basis::complains).toList());
    }

    private static Map<String, RevisionNumber> numbers(List<RevisionFacts> revisions) {
        var numbers = HashMap.<String, RevisionNumber>newHashMap(revisions.size());
        revisions.forEach(r -> numbers.put(r.hash(), r.number()));
        return numbers;
    }

    private static boolean complains(EventFacts event) {
        return event.reason().equals("FailedCreate") || event.reason().equals("FailedDaemonPod");
    }

    boolean unobserved() {
        return generation > observedGeneration;
    }
}
