package io.everynode.differential;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What is read off a pod. */
final class Pods {
    private Pods() {}

    /** The node that it is on or meant for. */
    static String node(Pod pod) {
        String bound = pod.getSpec().getNodeName();
        return bound != null
                ? bound
                : pod.getSpec()
                        .getAffinity()
                        .getNodeAffinity()
                        .getRequiredDuringSchedulingIgnoredDuringExecution()
                        .getNodeSelectorTerms()
                        .getFirst()
                        .getMatchFields()
                        .getFirst()
                        .getValues()
                        .getFirst();
    }

    static String hash(Pod pod) {
        Map<String, String> labels = pod.getMetadata().getLabels();
        return labels == null ? "" : labels.getOrDefault("controller-revision-hash", "");
    }

    /** In a word; how often a container was started, and what it waits for just now, is left out. */
    static String state(Pod pod) {
        if (deleting(pod)) {
            return "terminating";
        }
        if (pod.getSpec().getNodeName() == null) {
            return "unbound";
        }
        return readySince(pod).isPresent()
                ? "ready"
                : pod.getStatus().getPhase().toLowerCase(java.util.Locale.ROOT);
    }

    static boolean deleting(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() != null;
    }

    static boolean ownedBy(Pod pod, String daemonSet) {
        return pod.getMetadata().getOwnerReferences().stream()
                .anyMatch(o -> o.getName().equals(daemonSet));
    }

    /** Ready for that long, and not being deleted. */
    static boolean available(Pod pod, int minReadySeconds, Instant now) {
        return !deleting(pod)
                && readySince(pod)
                        .filter(since -> !since.plusSeconds(minReadySeconds).isAfter(now))
                        .isPresent();
    }

    /** When it was asked to go: what its deletion's time was before the grace period was added. */
    static Instant deletedAt(Pod pod) {
        long grace = Objects.requireNonNullElse(pod.getMetadata().getDeletionGracePeriodSeconds(), 0L);
        return Instant.parse(pod.getMetadata().getDeletionTimestamp()).minusSeconds(grace);
    }

    private static Optional<Instant> readySince(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .filter(c -> c.getType().equals("Ready") && c.getStatus().equals("True"))
                .map(PodCondition::getLastTransitionTime)
                .map(Instant::parse)
                .findFirst();
    }
}
