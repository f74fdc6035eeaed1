package io.everynode.differential;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Optional;

/** All that is in the cluster and matters here. */
record Listing(
        List<Node> nodes,
        List<DaemonSet> daemonSets,
        List<Pod> pods,
        List<ControllerRevision> revisions,
        List<Event> events) {
    static final String NAMESPACE = "default";

    static Listing of(KubernetesClient client) {
        return new Listing(
                client.nodes().list().getItems(),
                client.apps().daemonSets().inNamespace(NAMESPACE).list().getItems(),
                client.pods().inNamespace(NAMESPACE).list().getItems(),
                client.apps()
                        .controllerRevisions()
                        .inNamespace(NAMESPACE)
                        .list()
                        .getItems(),
                client.v1()
                        .events()
                        .inNamespace(NAMESPACE)
                        .withField("involvedObject.kind", "DaemonSet")
                        .list()
                        .getItems());
    }

    List<Pod> podsOf(DaemonSet ds) {
        return pods.stream().filter(p -> controls(ds, p)).toList();
    }

    List<Pod> podsOfNobody() {
        return pods.stream().filter(p -> controller(p).isEmpty()).toList();
    }

    List<ControllerRevision> revisionsOf(DaemonSet ds) {
        return revisions.stream().filter(r -> controls(ds, r)).toList();
    }

    List<Event> eventsOf(DaemonSet ds) {
        return events.stream()
                .filter(e ->
                        ds.getMetadata().getUid().equals(e.getInvolvedObject().getUid()))
                .toList();
    }

    private static boolean controls(DaemonSet ds, HasMetadata owned) {
        return controller(owned)
                .filter(o -> o.getUid().equals(ds.getMetadata().getUid()))
                .isPresent();
    }

    private static Optional<OwnerReference> controller(HasMetadata owned) {
        return owned.getMetadata().getOwnerReferences().stream()
                .filter(o -> Boolean.TRUE.equals(o.getController()))
                .findFirst();
    }
}
