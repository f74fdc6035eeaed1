package io.everynode.whole;

import io.everynode.model.Counts;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts a DaemonSet by hand from one listing of the cluster, in the plainest way that the shapes of {@link Fleet}
 * allow (node selectors and tolerations only), so that the product is held against something that is not itself.
 */
record Census(List<Node> nodes, List<Pod> pods, List<ControllerRevision> revisions) {
    private static final List<String> TOLERATED_BY_EVERY_DAEMON = List.of(
            "node.kubernetes.io/not-ready:NoExecute",
            "node.kubernetes.io/unreachable:NoExecute",
            "node.kubernetes.io/disk-pressure:NoSchedule",
            "node.kubernetes.io/memory-pressure:NoSchedule",
            "node.kubernetes.io/pid-pressure:NoSchedule",
            "node.kubernetes.io/unschedulable:NoSchedule");

    Counts of(DaemonSet ds, Instant now) {
        int desired = 0;
        int current = 0;
        int ready = 0;
        int updated = 0;
        int available = 0;
        int misscheduled = 0;
        String hash = currentHash(ds);
        for (Node node : nodes) {
            Optional<Pod> counted = counted(ds, node);
            if (!wants(ds, node)) {
                misscheduled += counted.isPresent() ? 1 : 0;
                continue;
            }
            desired++;
            current += counted.isPresent() ? 1 : 0;
            ready += counted.filter(p -> readySince(p).isPresent()).isPresent() ? 1 : 0;
            available += counted.filter(p -> available(ds, p, now)).isPresent() ? 1 : 0;
            updated += counted.filter(p -> hash.equals(hashOf(p))).isPresent() ? 1 : 0;
        }
        return new Counts(desired, current, ready, updated, available, desired - available, misscheduled);
    }

    private static boolean wants(DaemonSet ds, Node node) {
        var spec = ds.getSpec().getTemplate().getSpec();
        Map<String, String> labels = node.getMetadata().getLabels();
        return spec.getNodeSelector().entrySet().stream()
                        .allMatch(e -> e.getValue().equals(labels.get(e.getKey())))
                && node.getSpec().getTaints().stream()
                        .filter(t -> !t.getEffect().equals("PreferNoSchedule"))
                        .allMatch(t -> tolerated(t, spec.getTolerations()));
    }

    private static boolean tolerated(Taint taint, List<Toleration> tolerations) {
        return TOLERATED_BY_EVERY_DAEMON.contains(taint.getKey() + ":" + taint.getEffect())
                || tolerations.stream().anyMatch(t -> tolerates(t, taint));
    }

    private static boolean tolerates(Toleration toleration, Taint taint) {
        if ("Exists".equals(toleration.getOperator()) && toleration.getKey() == null) {
            return true;
        }
        return taint.getKey().equals(toleration.getKey())
                && taint.getEffect().equals(toleration.getEffect())
                && ("Exists".equals(toleration.getOperator())
                        || Optional.ofNullable(taint.getValue()).orElse("").equals(toleration.getValue()));
    }

    private Optional<Pod> counted(DaemonSet ds, Node node) {
        return pods.stream()
                .filter(p -> p.getMetadata().getOwnerReferences().stream()
                        .anyMatch(o -> Boolean.TRUE.equals(o.getController())
                                && o.getUid().equals(ds.getMetadata().getUid())))
                .filter(p -> node.getMetadata().getName().equals(target(p)))
                .min(Comparator.comparing((Pod p) -> p.getSpec().getNodeName() == null)
                        .thenComparing(p -> p.getMetadata().getCreationTimestamp())
                        .thenComparing(p -> p.getMetadata().getName()));
    }

    private static String target(Pod pod) {
        if (pod.getSpec().getNodeName() != null) {
            return pod.getSpec().getNodeName();
        }
        return pod.getSpec()
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

    private static Optional<Instant> readySince(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .filter(c -> c.getType().equals("Ready") && c.getStatus().equals("True"))
                .map(PodCondition::getLastTransitionTime)
                .map(Instant::parse)
                .findFirst();
    }

    private static boolean available(DaemonSet ds, Pod pod, Instant now) {
        int wait = Optional.ofNullable(ds.getSpec().getMinReadySeconds()).orElse(0);
        return readySince(pod).filter(s -> !s.plusSeconds(wait).isAfter(now)).isPresent();
    }

    private String currentHash(DaemonSet ds) {
        return revisions.stream()
                .filter(r -> r.getMetadata().getOwnerReferences().stream()
                        .anyMatch(o -> o.getUid().equals(ds.getMetadata().getUid())))
                .max(Comparator.comparing(ControllerRevision::getRevision))
                .map(r -> r.getMetadata().getLabels().get("controller-revision-hash"))
                .orElse("");
    }

    private static String hashOf(Pod pod) {
        return pod.getMetadata().getLabels().getOrDefault("controller-revision-hash", "");
    }
}
