package io.everynode.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.everynode.differential.Script.Bounds;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** All that happens to the pods of a rollout, as a watch tells it, and whether the bounds held at every moment of it. */
final class Trace implements AutoCloseable {
    private final KubernetesClient client;
    private final Bounds bounds;
    private final int minReadySeconds;
    private final Map<String, Pod> pods = new HashMap<>();
    private final Set<String> nodes;
    private final List<String> breaches = new ArrayList<>();
    private final Watch watch;
    private int moments;

    private Trace(KubernetesClient client, Bounds bounds, DaemonSet ds) {
        this.client = client;
        this.bounds = bounds;
        this.minReadySeconds = Objects.requireNonNullElse(ds.getSpec().getMinReadySeconds(), 0);
        var begin = client.pods().inNamespace(Listing.NAMESPACE).list();
        begin.getItems().stream().filter(this::concerns).forEach(p -> pods.put(uid(p), p));
        nodes = pods.values().stream().map(Pods::node).collect(Collectors.toSet());
        watch = client.pods()
                .inNamespace(Listing.NAMESPACE)
                .withResourceVersion(begin.getMetadata().getResourceVersion())
                .watch(new Watcher<>() {
                    @Override
                    public void eventReceived(Action action, Pod pod) {
                        happened(action, pod);
                    }

                    @Override
                    public void onClose(WatcherException cause) {}
                });
    }

    static Trace begin(KubernetesClient client, Bounds bounds) {
        DaemonSet ds = client.apps()
                .daemonSets()
                .inNamespace(Listing.NAMESPACE)
                .withName(bounds.daemonSet())
                .get();
        return new Trace(client, bounds, ds);
    }

    private boolean concerns(Pod pod) {
        return Pods.ownedBy(pod, bounds.daemonSet());
    }

    private synchronized void happened(Watcher.Action action, Pod pod) {
        if (!concerns(pod)) {
            return;
        }
        Pod before = action == Watcher.Action.DELETED ? pods.remove(uid(pod)) : pods.put(uid(pod), pod);
        moments++;
        boolean asked = before != null && !Pods.deleting(before) && Pods.deleting(pod);
        if (asked) {
            judgeUnavailable(Pods.deletedAt(pod));
        } else if (action == Watcher.Action.ADDED) {
            judgeSurge(Instant.parse(pod.getMetadata().getCreationTimestamp()));
        }
    }

    private void judgeUnavailable(Instant now) {
        var without = new HashSet<>(nodes);
        pods.values().stream()
                .filter(p -> Pods.available(p, minReadySeconds, now))
                .map(Pods::node)
                .forEach(without::remove);
        if (without.size() > bounds.unavailable()) {
            breaches.add(without + " without an available pod at " + now);
        }
    }

    /** Old and new side by side, the new one not available yet. */
    private void judgeSurge(Instant now) {
        Map<String, List<Pod>> byNode =
                pods.values().stream().filter(p -> !Pods.deleting(p)).collect(Collectors.groupingBy(Pods::node));
        List<String> pairs = byNode.entrySet().stream()
                .filter(e -> e.getValue().size() > 1)
                .filter(e -> e.getValue().stream().anyMatch(p -> !Pods.available(p, minReadySeconds, now)))
                .map(Map.Entry::getKey)
                .toList();
        if (pairs.size() > bounds.surge()) {
            breaches.add("more than one pod on " + pairs + " at " + now);
        }
    }

    /** Once the watch has told all: every node's pod was replaced, and no bound was broken meanwhile. */
    void assertBoundsHeld() {
        await().atMost(Duration.ofSeconds(10)).until(() -> seen().equals(present()));
        synchronized (this) {
            assertThat(breaches).as("beyond %s", bounds).isEmpty();
            assertThat(moments).as("moments of the rollout").isGreaterThan(nodes.size());
        }
    }

    private synchronized Map<String, String> seen() {
        return versions(pods.values());
    }

    private Map<String, String> present() {
        return versions(client.pods().inNamespace(Listing.NAMESPACE).list().getItems().stream()
                .filter(this::concerns)
                .toList());
    }

    private static Map<String, String> versions(Iterable<Pod> pods) {
        var versions = new HashMap<String, String>();
        pods.forEach(p -> versions.put(uid(p), p.getMetadata().getResourceVersion()));
        return versions;
    }

    private static String uid(Pod pod) {
        return pod.getMetadata().getUid();
    }

    @Override
    public void close() {
        watch.close();
    }
}
