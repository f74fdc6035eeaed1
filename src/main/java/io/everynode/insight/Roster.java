package io.everynode.insight;

import io.everynode.model.PodFacts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads which pods on a node belong to the DaemonSet, the counted one first. */
final class Roster {
    /** {@code podByCreationTimestampAndPhase}: bound ones first, then the oldest, then by name. */
    private static final Comparator<PodFacts> ORDER = Comparator.comparing((PodFacts p) -> p.node() == null)
            .thenComparing(PodFacts::createdAt)
            .thenComparing(PodFacts::name);

    private final Basis basis;
    private final Instant now;
    private @Nullable Map<String, String> lastLabels;
    private boolean lastMatch;

    Roster(Basis basis, Instant now) {
        this.basis = basis;
        this.now = now;
    }

    List<PodOnNode> of(List<PodFacts> found) {
        return switch (found.size()) {
            case 0 -> List.of();
            case 1 -> belongs(found.getFirst()) ? List.of(read(found.getFirst())) : List.of();
            default ->
                found.stream()
                        .filter(this::belongs)
                        .sorted(ORDER)
                        .map(this::read)
                        .toList();
        };
    }

    /**
     * {@code getDaemonPods} and {@code getNodesToDaemonPods}: its own by UID as long as the selector matches them
     * (others are being released), and orphans that it will adopt, which it does not while it is being deleted; not
     * those that ended and are being deleted.
     */
    private boolean belongs(PodFacts pod) {
        if (pod.terminating() && (pod.phase().terminal() || pod.controller() == null)) {
            return false;
        }
        boolean own =
                pod.controller() == null ? !basis.deleting() : pod.controller().equals(basis.uid());
        return own && selected(pod.labels());
    }

    private boolean selected(Map<String, String> labels) {
        // The pods of one template share one map of labels.
        if (labels != lastLabels) {
            lastMatch = basis.selector().matches(labels);
            lastLabels = labels;
        }
        return lastMatch;
    }

    private PodOnNode read(PodFacts pod) {
        String hash = pod.hash();
        boolean sameHash = !hash.isEmpty() && hash.equals(basis.hash());
        String generation = pod.labels().getOrDefault("pod-template-generation", "");
        boolean sameGeneration = !generation.isEmpty() && generation.equals(basis.legacyGeneration());
        // Before the first ControllerRevision is known there is no other template that the pod could run.
        boolean current = sameHash || basis.hash().isEmpty();
        return new PodOnNode(pod, basis.numbers().get(hash), current, sameHash || sameGeneration, available(pod));
    }

    private boolean available(PodFacts pod) {
        if (basis.minReadySeconds() == 0) {
            return pod.ready();
        }
        Instant at = availableAt(pod, basis.minReadySeconds());
        return at != null && !at.isAfter(now);
    }

    /**
     * When the pod counts as available if it stays ready ({@code IsPodAvailable}); absent while it is not ready, or
     * where minReadySeconds is set and nobody knows since when it is.
     */
    static @Nullable Instant availableAt(PodFacts pod, int minReadySeconds) {
        if (!pod.ready()) {
            return null;
        }
        Instant since = pod.readySince();
        if (minReadySeconds == 0) {
            return since == null ? pod.createdAt() : since;
        }
        return since == null ? null : since.plusSeconds(minReadySeconds);
    }
}
