package io.everynode.page.change;

import io.everynode.simulation.SimulatedCluster;
import io.everynode.simulation.SimulatedCluster.Options;
import io.everynode.simulation.world.WorldFile;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A simulated cluster to act on, reached by its kubeconfig, into which one logs in as editor or viewer. */
public class ActedOn implements QuarkusTestResourceLifecycleManager {
    static final String NAME = "acts";

    /** In so many namespaces a pod has been terminating for minutes from the beginning. */
    static final int STUCK = 12;

    private static final String KUBECONFIG = "kubeconfig";

    private @Nullable SimulatedCluster cluster;

    @Override
    public Map<String, String> start() {
        try {
            Path world = Files.writeString(Files.createTempFile(NAME, ".yaml"), world());
            var started = SimulatedCluster.start(WorldFile.load(world.toString()), Options.live(7, 0));
            cluster = started;
            Path kubeconfig = Files.createTempFile(NAME, ".kubeconfig");
            System.setProperty(
                    KUBECONFIG,
                    Files.writeString(kubeconfig, started.kubeconfig()).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("everynode.source", "kubeconfig", "everynode.contexts", NAME, "everynode.login", "token");
    }

    private static String world() {
        var events = new StringBuilder();
        var daemonSets = new StringBuilder();
        for (int i = 0; i < STUCK; i++) {
            events.append("  - {at: -5m, say: a pod goes, deletePod: {daemonSet: stuck-%d/agent, node: node-1}}%n"
                    .formatted(i));
            daemonSets.append("---%n".formatted()).append(manifest("stuck-" + i, "agent", "stuck"));
        }
        return """
                kind: World
                name: acts
                pools: [{name: general, count: 3, naming: node-%%d, first: 1, age: 1h, capacity: {cpu: "64", memory: 64Gi, pods: "1000"}}]
                behaviours: [{pullTakes: 10ms, readyAfter: 100ms, stopTakes: 10ms}]
                events:
                %s%s""".formatted(events, daemonSets);
    }

    /** @param behaviour of its pods; empty: they come and go */
    static String manifest(String namespace, String name, String behaviour) {
        return """
                apiVersion: apps/v1
                kind: DaemonSet
                metadata: {name: %2$s, namespace: %1$s, labels: {app: %2$s}}
                spec:
                  selector: {matchLabels: {app: %2$s}}
                  updateStrategy: {rollingUpdate: {maxUnavailable: 2}}
                  template:
                    metadata: {labels: {app: %2$s%3$s}}
                    spec:
                      terminationGracePeriodSeconds: 1
                      initContainers: [{name: init, image: "busybox:1"}]
                      containers: [{name: agent, image: "agent:1"}, {name: side, image: "side:1"}]
                """.formatted(namespace, name, behaviour.isEmpty() ? "" : ", behaviour: " + behaviour);
    }

    private static String kubeconfig() {
        try {
            return Files.readString(Path.of(System.getProperty(KUBECONFIG)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Who may do everything, beside the product. */
    static KubernetesClient admin() {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig()))
                .build();
    }

    /** @param user {@code editor} or {@code viewer} */
    static String token(String user) {
        var token = Pattern.compile("name: \"" + NAME + "-" + user + "\", user: \\{token: \"([^\"]+)\"")
                .matcher(kubeconfig());
        if (!token.find()) {
            throw new IllegalStateException("no token of " + user);
        }
        return token.group(1);
    }

    @Override
    public void stop() {
        System.clearProperty(KUBECONFIG);
        if (cluster != null) {
            cluster.close();
        }
    }
}
