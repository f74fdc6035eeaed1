package io.everynode.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.everynode.page.PageForm;
import io.everynode.simulation.SimulatedCluster;
import io.everynode.simulation.SimulatedCluster.Options;
import io.everynode.simulation.api.RequestLog;
import io.everynode.simulation.world.WorldFile;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A simulated cluster with a DaemonSet for each action at each step, ready for it: {@code restart-lost} and so on. */
final class KillScene implements AutoCloseable {
    static final String NAMESPACE = "kills";
    static final List<String> ACTIONS =
            List.of("restart", "image", "undo", "strategy", "replace", "force", "delete", "bulk1", "bulk2");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> NODES = List.of("node-37", "node-38", "node-39");
    private static final List<String> FATES = List.of("background", "foreground", "orphan");
    private static final String MANIFEST = """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: %1$s, namespace: kills}
            spec:
              selector: {matchLabels: {app: %1$s}}
              template:
                metadata: {labels: {app: %1$s, behaviour: "%2$s"}, annotations: {ready-after: 0s}}
                spec:
                  nodeSelector: {pool: gpu}
                  terminationGracePeriodSeconds: 1
                  containers: [{name: agent, image: "agent:1"}]
            """;

    final SimulatedCluster cluster;
    private final KubernetesClient admin;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final Map<String, DaemonSet> before = new HashMap<>();
    private final Map<String, List<Pod>> podsBefore = new HashMap<>();

    KillScene(long seed, List<String> steps) {
        cluster = SimulatedCluster.start(
                WorldFile.load("src/test/resources/worlds/fleet.yaml"),
                new Options(seed, 0, () -> Instant.now().plus(ahead.get()), true));
        admin = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(cluster.kubeconfig()))
                .build();
        admin.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .endMetadata()
                        .build())
                .create();
        List<String> all = steps.stream()
                .flatMap(step -> ACTIONS.stream().map(action -> action + "-" + step))
                .toList();
        all.forEach(this::create);
        awaitAvailable(all);
        steps.forEach(step -> hang("force-" + step));
        steps.forEach(step -> change("undo-" + step));
        ahead.set(Duration.ofMinutes(5));
        awaitAvailable(all.stream().filter(name -> !name.startsWith("force")).toList());
        all.forEach(this::remember);
    }

    private void create(String name) {
        String behaviour = name.startsWith("force") ? "stuck" : "";
        admin.resource(Serialization.unmarshal(MANIFEST.formatted(name, behaviour), DaemonSet.class))
                .create();
    }

    private void awaitAvailable(List<String> names) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(admin.apps().daemonSets().inNamespace(NAMESPACE).list().getItems().stream()
                                        .filter(KillScene::available)
                                        .map(d -> d.getMetadata().getName()))
                                .containsAll(names));
    }

    private static boolean available(DaemonSet d) {
        return d.getMetadata().getGeneration().equals(d.getStatus().getObservedGeneration())
                && Integer.valueOf(4).equals(d.getStatus().getNumberAvailable())
                && Integer.valueOf(4).equals(d.getStatus().getUpdatedNumberScheduled());
    }

    /** Its pod on the first node is deleted and does not go. */
    private void hang(String name) {
        admin.pods()
                .inNamespace(NAMESPACE)
                .withName(victims(name).getFirst().getMetadata().getName())
                .delete();
    }

    private void change(String name) {
        admin.apps().daemonSets().inNamespace(NAMESPACE).withName(name).edit(d -> {
            d.getSpec().getTemplate().getSpec().getContainers().getFirst().setImage("agent:2");
            return d;
        });
    }

    private void remember(String name) {
        before.put(name, daemonSet(name));
        podsBefore.put(name, victims(name));
    }

    private @Nullable DaemonSet daemonSet(String name) {
        return admin.apps().daemonSets().inNamespace(NAMESPACE).withName(name).get();
    }

    private List<Pod> victims(String name) {
        return admin.pods().inNamespace(NAMESPACE).withLabel("app", name).list().getItems().stream()
                .filter(p -> NODES.contains(p.getSpec().getNodeName()))
                .sorted((a, b) ->
                        a.getSpec().getNodeName().compareTo(b.getSpec().getNodeName()))
                .toList();
    }

    /** The page on which a person presses the button. */
    PageForm page(String action, String step) {
        String name = action + "-" + step;
        String base = "/clusters/fleet/daemonsets/kills/" + name;
        return switch (action) {
            case "restart" -> PageForm.ask(base + "/restarts");
            case "image" -> PageForm.ask(base + "/images?container=agent&image=agent:2");
            case "undo" -> PageForm.ask(base + "/rollbacks");
            case "strategy" -> PageForm.ask(base + "/strategy?type=RollingUpdate&maxUnavailable=3&maxSurge=0");
            case "replace" -> PageForm.ask(base + "/replacements?node=" + String.join("&node=", NODES));
            case "force" -> PageForm.ask(base + "/replacements?force=true&node=" + NODES.getFirst());
            case "delete" -> PageForm.ask(base + "/deletion?propagation=" + FATES.get(step.length() % FATES.size()));
            case "bulk" ->
                PageForm.ask("/clusters/fleet/restarts")
                        .with("daemonSet", chosen("bulk1-" + step))
                        .with("daemonSet", chosen("bulk2-" + step));
            default -> throw new IllegalArgumentException(action);
        };
    }

    private String chosen(String name) {
        var seen = before.get(name).getMetadata();
        return NAMESPACE + "/" + name + "/" + seen.getUid() + "/" + seen.getGeneration();
    }

    /** How often the action had its effect: at most once for each of the pods that it replaces. */
    int effects(String name) {
        DaemonSet now = daemonSet(name);
        if (name.startsWith("delete")) {
            return now == null || now.getMetadata().getDeletionTimestamp() != null ? 1 : 0;
        }
        if (name.startsWith("replace") || name.startsWith("force")) {
            return deletions(name);
        }
        assertThat(now).as(name).isNotNull();
        return (int) (now.getMetadata().getGeneration()
                - before.get(name).getMetadata().getGeneration());
    }

    /**
     * As the API server carried them out; none of a pod that was not shown on the page. A late request that finds its pod
     * still going is answered 200 as well: that pod, with its uid, goes once all the same.
     */
    private int deletions(String name) {
        boolean force = name.startsWith("force");
        List<String> deleted = cluster.server().log().entries().stream()
                .filter(e ->
                        e.verb().equals("delete") && e.code() == 200 && e.path().contains("/pods/" + name + "-"))
                .filter(e -> !e.body().contains("dryRun") && e.body().contains("gracePeriodSeconds") == force)
                .map(RequestLog.Entry::path)
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .distinct()
                .toList();
        assertThat(deleted)
                .isSubsetOf(podsBefore.get(name).stream()
                        .map(p -> p.getMetadata().getName())
                        .toList());
        return deleted.size();
    }

    /** As many as it can have. */
    static int whole(String action) {
        return action.equals("replace") ? NODES.size() : 1;
    }

    @Override
    public void close() {
        admin.close();
        cluster.close();
    }
}
