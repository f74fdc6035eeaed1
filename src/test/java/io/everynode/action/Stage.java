package io.everynode.action;

import io.everynode.board.Board;
import io.everynode.board.View;
import io.everynode.cluster.Clusters;
import io.everynode.cluster.Target;
import io.everynode.controlplane.ControlPlane;
import io.everynode.insight.Mask;
import io.everynode.insight.TemplateDiff;
import io.everynode.model.Caller;
import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.Uid;
import io.everynode.simulation.SimulatedCluster;
import io.everynode.simulation.world.WorldFile;
import io.everynode.whole.ClusterUnderTest;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A cluster and a gate to it. The board knows nothing: a gate must not need it. */
final class Stage implements AutoCloseable {
    static final ClusterName CLUSTER = new ClusterName("stage");
    static final Caller OWNER = new Caller("ines", Set.of("sre"), Set.of(CLUSTER), new Caller.Credential.Own());

    private final AutoCloseable cluster;
    private final Clusters clusters = new Clusters();
    final KubernetesClient client;

    /** On the control plane that all cluster tests share, or on a calm world of its own whose time moves. */
    static Stage open() {
        if (ClusterUnderTest.real()) {
            return new Stage(ControlPlane.shared(ClusterUnderTest.NODES), () -> {});
        }
        return simulated();
    }

    static Stage simulated() {
        SimulatedCluster calm = SimulatedCluster.start(WorldFile.load("calm"), SimulatedCluster.Options.live(1, 0));
        try {
            Path kubeconfig = Files.createTempFile("everynode", ".kubeconfig");
            return new Stage(Files.writeString(kubeconfig, calm.kubeconfig()), calm);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stage(Path kubeconfig, AutoCloseable cluster) {
        this.cluster = cluster;
        Config config = Config.fromKubeconfig(kubeconfig.toFile());
        client = new KubernetesClientBuilder().withConfig(config).build();
        clusters.start(List.of(new Target(CLUSTER, "stage", "kubeconfig", config, null)));
    }

    Gate gate() {
        return gate(new Activity(Optional::empty));
    }

    Gate gate(Activity activity) {
        return new Gate(
                clusters,
                new EmptyBoard(),
                () -> ActionsConfig.Switch.ON,
                new TemplateDiff(new Mask(new byte[32])),
                activity);
    }

    Gate readOnlyGate() {
        return new Gate(
                clusters,
                new EmptyBoard(),
                () -> ActionsConfig.Switch.OFF,
                new TemplateDiff(new Mask(new byte[32])),
                new Activity(Optional::empty));
    }

    /** A DaemonSet with an init container and two more, all defaults filled in by the API server. */
    DaemonSet create(String namespace, String name) {
        namespace(namespace);
        String manifest = """
                apiVersion: apps/v1
                kind: DaemonSet
                metadata: {name: %2$s, namespace: %1$s, labels: {app: %2$s}}
                spec:
                  selector: {matchLabels: {app: %2$s}}
                  template:
                    metadata: {labels: {app: %2$s}}
                    spec:
                      initContainers: [{name: init, image: "busybox:1"}]
                      containers:
                        - {name: agent, image: "agent:1", env: [{name: SECRET, value: abc}], ports: [{containerPort: 80}]}
                        - {name: side, image: "side:1", resources: {requests: {cpu: 10m}}}
                """.formatted(namespace, name);
        return client.resource(Serialization.unmarshal(manifest, DaemonSet.class))
                .create();
    }

    void namespace(String namespace) {
        var object = new io.fabric8.kubernetes.api.model.NamespaceBuilder()
                .withNewMetadata()
                .withName(namespace)
                .endMetadata()
                .build();
        if (client.resource(object).get() == null) {
            client.resource(object).create();
        }
    }

    static DaemonSetRef ref(DaemonSet daemonSet) {
        return new DaemonSetRef(
                CLUSTER,
                daemonSet.getMetadata().getNamespace(),
                daemonSet.getMetadata().getName());
    }

    static Order seen(DaemonSet daemonSet) {
        return new Order(
                new Uid(daemonSet.getMetadata().getUid()),
                daemonSet.getMetadata().getGeneration(),
                null,
                false,
                null);
    }

    @Nullable
    DaemonSet now(DaemonSet daemonSet) {
        return client.apps()
                .daemonSets()
                .inNamespace(daemonSet.getMetadata().getNamespace())
                .withName(daemonSet.getMetadata().getName())
                .get();
    }

    static Map<String, String> images(DaemonSet daemonSet) {
        var images = new java.util.TreeMap<String, String>();
        var spec = daemonSet.getSpec().getTemplate().getSpec();
        spec.getInitContainers().forEach(c -> images.put(c.getName(), c.getImage()));
        spec.getContainers().forEach(c -> images.put(c.getName(), c.getImage()));
        return images;
    }

    @Override
    public void close() {
        clusters.stop();
        client.close();
        try {
            cluster.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class EmptyBoard implements Board {
        @Override
        public List<ClusterName> clusters() {
            return List.of(CLUSTER);
        }

        @Override
        public Optional<View> view(ClusterName cluster) {
            return Optional.empty();
        }

        @Override
        public InstantSource clock(ClusterName cluster) {
            return InstantSource.system();
        }

        @Override
        public AutoCloseable onView(Consumer<ClusterName> listener) {
            return () -> {};
        }
    }
}
