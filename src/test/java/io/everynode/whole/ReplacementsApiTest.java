package io.everynode.whole;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.everynode.page.PageForm;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Replacing pods one after another, over either cluster. */
@QuarkusTest
@WithTestResource(ClusterUnderTest.class)
@Tag("cluster")
class ReplacementsApiTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Pattern RESUME = Pattern.compile("href=\"([^\"]+)\">Resume…");
    private static final String MANIFEST = """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent, namespace: %s}
            spec:
              selector: {matchLabels: {app: agent}}
              template:
                metadata: {labels: {app: agent}}
                spec:
                  nodeSelector: {pool: gpu}
                  terminationGracePeriodSeconds: 1
                  containers: [{name: agent, image: "agent:1"}]
            """;

    private final KubernetesClient admin = ClusterUnderTest.admin();
    private final String namespace = "r" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void born() {
        admin.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
        admin.resource(Serialization.unmarshal(MANIFEST.formatted(namespace), DaemonSet.class))
                .create();
        await().atMost(PATIENCE)
                .until(() -> given().get(api()).statusCode() == 200
                        && read().getInt("counts.numberAvailable") == 4
                        && nodes().size() == 4);
    }

    @Test
    void eachPodGoesOnceTheNewOneBeforeItIsAvailable() {
        List<String> before = pods();
        var least = new AtomicInteger(4);
        Map<String, Boolean> ready = new ConcurrentHashMap<>();
        before.forEach(p -> ready.put(p, true));
        try (var watch = admin.pods().inNamespace(namespace).watch(watcher(ready, least))) {
            String address = begin(nodes());
            await().atMost(PATIENCE).until(() -> !state(address).equals("running"));

            assertThat(state(address)).isEqualTo("done");
            assertThat(pods()).hasSize(4).doesNotContainAnyElementsOf(before);
            await().atMost(PATIENCE)
                    .until(() -> ready.size() == 4 && ready.values().stream().allMatch(r -> r));
        }
        assertThat(least).hasValue(3);
    }

    private static Watcher<Pod> watcher(Map<String, Boolean> ready, AtomicInteger least) {
        return new Watcher<>() {
            @Override
            public void eventReceived(Action action, Pod pod) {
                if (action == Action.DELETED) {
                    ready.remove(pod.getMetadata().getName());
                } else {
                    boolean serves = pod.getMetadata().getDeletionTimestamp() == null && Readiness.isPodReady(pod);
                    ready.put(pod.getMetadata().getName(), serves);
                }
                int now = (int) ready.values().stream().filter(r -> r).count();
                least.accumulateAndGet(now, Math::min);
            }

            @Override
            public void onClose(WatcherException cause) {}
        };
    }

    @Test
    void itStopsAtTheFirstNewPodThatFails() {
        change("{\"spec\":{\"updateStrategy\":{\"type\":\"OnDelete\",\"rollingUpdate\":null},"
                + "\"template\":{\"metadata\":{\"labels\":{\"behaviour\":\"crash\"}}}}}");
        await().atMost(PATIENCE).until(() -> read().getList("revisions").size() == 2);
        List<String> before = pods();

        String address = begin(nodes());

        await().atMost(PATIENCE).until(() -> !state(address).equals("running"));
        JsonPath progress = given().get(address).jsonPath();
        assertThat(progress.getString("state")).isEqualTo("failed");
        assertThat(progress.getString("sentence")).startsWith("It stopped at " + nodes().getFirst() + ": ");
        assertThat(progress.getList("nodes.state")).containsExactly("failed", "waiting", "waiting", "waiting");
        assertThat(pods().stream().filter(before::contains)).hasSize(3);
    }

    @Test
    void whatWasCancelledIsResumedByAPersonAndNoPodGoesTwice() {
        List<String> before = pods();
        String address = begin(nodes());
        given().delete(address).then().statusCode(200);
        await().atMost(PATIENCE).until(() -> !given().get(address).asString().contains("replacing"));
        List<String> replaced = pods().stream().filter(p -> !before.contains(p)).toList();
        assertThat(state(address)).isEqualTo("cancelled");
        assertThat(replaced).hasSizeBetween(1, 3);

        var resume = RESUME.matcher(given().get(address.replace("/api/v1", "")).asString());
        assertThat(resume.find()).isTrue();
        String progress = PageForm.ask(resume.group(1).replace("&amp;", "&"))
                .send()
                .statusCode(303)
                .extract()
                .header("Location");

        await().atMost(PATIENCE)
                .until(() -> given().get(progress).asString().contains("<h1>The pods of agent are replaced.</h1>"));
        assertThat(pods()).hasSize(4).containsAll(replaced).doesNotContainAnyElementsOf(before);
    }

    @Test
    void whereOtherNodesUseUpTheBudgetNothingIsDeleted() {
        change("{\"spec\":{\"template\":{\"metadata\":{\"labels\":{\"behaviour\":\"unready\"}}}}}");
        await().atMost(PATIENCE)
                .until(() -> read().getList("nodes.findAll { it.pods.any { p -> p.revision == 2 } }")
                                        .size()
                                == 1
                        && read().getInt("counts.numberAvailable") == 3);
        List<String> before = pods();
        List<String> serving = read().getList("nodes.findAll { it.verdict == 'old' }.node");
        assertThat(serving).hasSize(3);

        for (boolean dryRun : List.of(true, false)) {
            post(List.of(serving.getFirst()), dryRun)
                    .statusCode(422)
                    .body("detail", containsString("use up its maxUnavailable. Nothing was deleted."));
        }

        assertThat(pods()).isEqualTo(before);
    }

    private void change(String patch) {
        admin.apps()
                .daemonSets()
                .inNamespace(namespace)
                .withName("agent")
                .patch(PatchContext.of(PatchType.STRATEGIC_MERGE), patch);
    }

    private String begin(List<String> nodes) {
        return post(nodes).statusCode(202).extract().jsonPath().getString("replacement");
    }

    private ValidatableResponse post(List<String> nodes) {
        return post(nodes, false);
    }

    private ValidatableResponse post(List<String> nodes, boolean dryRun) {
        return given().contentType("application/json")
                .body(Map.of("uid", read().getString("uid"), "nodes", nodes, "dryRun", dryRun))
                .post(api() + "/replacements")
                .then();
    }

    private static String state(String address) {
        return given().get(address).jsonPath().getString("state");
    }

    private List<String> nodes() {
        return read().getList("nodes.findAll { it.pods.size() > 0 }.node");
    }

    /** Of the API server, without those that go. */
    private List<String> pods() {
        return admin.pods().inNamespace(namespace).list().getItems().stream()
                .filter(p -> p.getMetadata().getDeletionTimestamp() == null)
                .map(p -> p.getMetadata().getName())
                .toList();
    }

    private JsonPath read() {
        return given().get(api()).jsonPath();
    }

    private String api() {
        return "/api/v1/clusters/" + ClusterUnderTest.name() + "/daemonsets/" + namespace + "/agent";
    }
}
