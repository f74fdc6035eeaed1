package io.everynode.whole;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

/** DaemonSets {@code agent} that differ in their namespace only, each on the four nodes of the pool {@code gpu}. */
final class Triplets {
    static final List<String> EACH = List.of("kubectl", "page", "api");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";
    private static final String MANIFEST = """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent, namespace: %s, labels: {app: agent}, annotations: {team: sre}}
            spec:
              selector: {matchLabels: {app: agent}}
              updateStrategy: {rollingUpdate: {maxUnavailable: 2}}
              template:
                metadata: {labels: {app: agent, behaviour: "%s"}}
                spec:
                  nodeSelector: {pool: gpu}
                  terminationGracePeriodSeconds: 1
                  initContainers: [{name: init, image: "busybox:1"}]
                  containers:
                    - {name: agent, image: "agent:1", env: [{name: SECRET, value: abc}], ports: [{containerPort: 80}]}
                    - {name: side, image: "side:1", resources: {requests: {cpu: 10m}}}
            """;

    private final KubernetesClient admin = ClusterUnderTest.admin();
    private String run = "";

    /** New ones, in namespaces of their own, once the product shows them. */
    void born() {
        born("");
    }

    /** @param behaviour of their pods, as the label says it */
    void born(String behaviour) {
        run = "t" + UUID.randomUUID().toString().substring(0, 8);
        for (String which : EACH) {
            admin.namespaces()
                    .resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName(namespace(which))
                            .endMetadata()
                            .build())
                    .create();
            admin.resource(Serialization.unmarshal(MANIFEST.formatted(namespace(which), behaviour), DaemonSet.class))
                    .create();
        }
        EACH.forEach(which -> await().atMost(PATIENCE).until(() -> shows(which, "counts.desiredNumberScheduled", 4)));
    }

    void settled() {
        EACH.forEach(which -> await().atMost(PATIENCE).until(() -> shows(which, "counts.numberAvailable", 4)));
    }

    /** Three revisions: as born, another image of {@code side}, and a restart of that. */
    void rolledOutTwice() {
        revisions(1);
        EACH.forEach(which -> run("kubectl set image daemonset/agent side=side:2 -n " + namespace(which)));
        revisions(2);
        EACH.forEach(which -> run("kubectl rollout restart daemonset/agent -n " + namespace(which)));
        revisions(3);
    }

    private void revisions(int count) {
        EACH.forEach(which -> await().atMost(PATIENCE).until(() -> shown(which, "revisions.size()") == count));
    }

    private boolean shows(String which, String path, int wanted) {
        return shown(which, path) == wanted;
    }

    private int shown(String which, String path) {
        var answer = given().get(
                        "/api/v1/clusters/" + ClusterUnderTest.name() + "/daemonsets/" + namespace(which) + "/agent");
        return answer.statusCode() == 200 ? answer.jsonPath().getInt(path) : -1;
    }

    List<String> shownStrategies() {
        return EACH.stream()
                .map(which -> given().get(address(which)).jsonPath().getString("updateStrategy.type"))
                .toList();
    }

    private String address(String which) {
        return "/api/v1/clusters/" + ClusterUnderTest.name() + "/daemonsets/" + namespace(which) + "/agent";
    }

    String namespace(String which) {
        return run + "-" + which;
    }

    DaemonSet now(String which) {
        return Objects.requireNonNull(admin.apps()
                .daemonSets()
                .inNamespace(namespace(which))
                .withName("agent")
                .get());
    }

    boolean exists(String which) {
        return admin.apps()
                        .daemonSets()
                        .inNamespace(namespace(which))
                        .withName("agent")
                        .get()
                != null;
    }

    int pods(String which) {
        return admin.pods().inNamespace(namespace(which)).list().getItems().size();
    }

    /** By node, without those that go. */
    Map<String, Pod> podsByNode(String which) {
        return byNode(which, p -> p.getMetadata().getDeletionTimestamp() == null);
    }

    /** By node, those that are deleted and not gone. */
    Map<String, Pod> going(String which) {
        return byNode(which, p -> p.getMetadata().getDeletionTimestamp() != null);
    }

    private Map<String, Pod> byNode(String which, Predicate<Pod> wanted) {
        return admin.pods().inNamespace(namespace(which)).list().getItems().stream()
                .filter(wanted)
                .collect(toMap(p -> p.getSpec().getNodeName(), p -> p, (a, b) -> b, TreeMap::new));
    }

    /** Its pod there is deleted, and goes where its behaviour lets it. */
    void deletePod(String which, String node) {
        admin.pods()
                .inNamespace(namespace(which))
                .withName(podsByNode(which).get(node).getMetadata().getName())
                .delete();
    }

    /** Without what differs between any two objects, who wrote it, and why. */
    JsonNode comparable(String which) {
        ObjectNode json = Serialization.unmarshal(
                admin.raw("/apis/apps/v1/namespaces/" + namespace(which) + "/daemonsets/agent"), ObjectNode.class);
        json.remove("status");
        ((ObjectNode) json.path("metadata"))
                .remove(List.of("uid", "resourceVersion", "creationTimestamp", "managedFields", "namespace"));
        if (json.at("/spec/template/metadata/annotations") instanceof ObjectNode annotations
                && annotations.has(RESTARTED_AT)) {
            annotations.put(RESTARTED_AT, "some time");
        }
        return json;
    }

    /** As a person pastes it; what names the page's namespace is done in kubectl's. */
    void shell(String command) {
        run(command.replace(namespace("page"), namespace("kubectl")));
    }

    /** As {@link #shell}; what names the page's pods is done to those on the same nodes. */
    void shellOnPods(String command, Map<String, Pod> onPage, Map<String, Pod> beside) {
        String other = command;
        for (var pod : onPage.entrySet()) {
            other = other.replace(
                    pod.getValue().getMetadata().getName(),
                    beside.get(pod.getKey()).getMetadata().getName());
        }
        shell(other);
    }

    private static void run(String command) {
        try {
            var builder = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true);
            builder.environment()
                    .put("KUBECONFIG", ClusterUnderTest.kubeconfig().toString());
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(command + ": " + said).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static boolean hasKubectl() {
        try {
            return new ProcessBuilder("kubectl", "version", "--client").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
