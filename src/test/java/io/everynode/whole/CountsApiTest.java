package io.everynode.whole;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.model.Counts;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * 40 nodes and 10 DaemonSets through all that happens to them: after each step each of the seven counts is what a
 * census of the cluster says, and what the controller says wherever it has looked.
 */
@QuarkusTest
@WithTestResource(ClusterUnderTest.class)
@Tag("cluster")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CountsApiTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final KubernetesClient admin = ClusterUnderTest.admin();

    @BeforeAll
    static void settleTheFleet() {
        admin.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(Fleet.NAMESPACE)
                        .endMetadata()
                        .build())
                .create();
        Fleet.all().forEach(ds -> admin.resource(ds).create());
    }

    @Test
    @Order(1)
    void agreeOnceCreated() {
        awaitAllAvailable();
        assertCountsSettleAndTheControllerAgrees();
        assertThat(counts("agent").desiredNumberScheduled()).isEqualTo(ClusterUnderTest.NODES);
        assertThat(counts("nowhere")).isEqualTo(Counts.ZERO);
    }

    @Test
    @Order(2)
    void agreeThroughARestart() {
        for (String name : List.of("quick", "surging", "by-hand", "gpu-only")) {
            act(name, "restarts", Map.of()).then().statusCode(202);
        }
        await().atMost(PATIENCE)
                .until(() -> counts("surging").updatedNumberScheduled() == ClusterUnderTest.NODES
                        && counts("quick").updatedNumberScheduled() == ClusterUnderTest.NODES
                        && counts("gpu-only").updatedNumberScheduled() == 4);
        awaitAllAvailable();
        assertCountsSettleAndTheControllerAgrees();
        assertThat(counts("by-hand").updatedNumberScheduled())
                .as("OnDelete replaces nothing by itself")
                .isZero();
    }

    @Test
    @Order(3)
    void agreeWhileABadImageStalls() {
        admin.apps().daemonSets().inNamespace(Fleet.NAMESPACE).withName("quick").edit(ds -> {
            ds.getSpec().getTemplate().getMetadata().getLabels().put("behaviour", "imagepull");
            ds.getSpec().getTemplate().getSpec().getContainers().getFirst().setImage("example/quick:bad");
            return ds;
        });
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(read("quick").getInt("verdicts.notReady"))
                        .as(() -> read("quick").prettify())
                        .isEqualTo(10));
        assertCountsSettleAndTheControllerAgrees();
        assertThat(read("quick").getString("rollout.attribution")).isEqualTo("release");
    }

    @Test
    @Order(4)
    void agreeAfterAnUndo() {
        act("quick", "rollbacks", Map.of()).then().statusCode(202);
        await().atMost(PATIENCE).until(() -> counts("quick").numberUnavailable() == 0);
        assertCountsSettleAndTheControllerAgrees();
        assertThat(read("quick").getString("rollout.state")).isEqualTo("settled");
    }

    @Test
    @Order(5)
    void areTrueAtOnceAfterATaintEvenWhereTheControllerLooksAway() {
        taint("node-7", new Taint("NoSchedule", "node-role", null, "infra"));
        assertCountsSettle();
        assertThat(counts("agent").numberMisscheduled()).isEqualTo(1);
        assertThat(counts("infra").numberMisscheduled()).isZero();
        assertDisagreementIsSaid();
        untaint("node-7");
        assertCountsSettle();
        assertThat(counts("agent").numberMisscheduled()).isZero();
    }

    @Test
    @Order(6)
    void areTrueAtOnceAfterANodeIsGone() {
        admin.nodes().withName("node-3").delete();
        await().atMost(PATIENCE).until(() -> counts("tolerant").desiredNumberScheduled() == ClusterUnderTest.NODES - 1);
        assertCountsSettle();
        assertDisagreementIsSaid();
    }

    @Test
    @Order(7)
    void agreeAfterANodeJoins() {
        Node model = admin.nodes().withName("node-4").get();
        admin.nodes().resource(likeOf(model, "node-41")).create();
        await().atMost(PATIENCE)
                .until(() -> counts("agent").numberAvailable() == ClusterUnderTest.NODES
                        && counts("careful").numberAvailable() == ClusterUnderTest.NODES);
        assertCountsSettleAndTheControllerAgrees();
    }

    @Test
    @Order(8)
    void agreeAfterADelete() {
        Response deleted = given().delete(path("general-only") + "?uid="
                + read("general-only").getString("uid") + "&propagation=background");
        deleted.then().statusCode(202);
        await().atMost(PATIENCE).until(() -> given().get(path("general-only")).statusCode() == 404);
        assertCountsSettleAndTheControllerAgrees();
        assertThat(counts()).hasSize(9);
    }

    /** Old pods that are not available are replaced beyond the budget: the next step would find more to do than it says. */
    private static void awaitAllAvailable() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(counts().values())
                        .hasSize(10)
                        .allMatch(c -> c.numberUnavailable() == 0)
                        .anyMatch(c -> c.numberAvailable() == ClusterUnderTest.NODES));
    }

    private static void assertCountsSettle() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(counts()).isEqualTo(census()));
    }

    private static void assertCountsSettleAndTheControllerAgrees() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            assertThat(counts()).isEqualTo(census()).isEqualTo(reported());
            assertThat(read("agent").getBoolean("agrees")).isTrue();
        });
    }

    /** Where the controller's numbers differ from ours, the page says so; where they do not, it says that too. */
    private static void assertDisagreementIsSaid() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            Map<String, Counts> ours = counts();
            Map<String, Counts> theirs = reported();
            ours.forEach((name, counts) ->
                    assertThat(read(name).getBoolean("agrees")).as(name).isEqualTo(counts.equals(theirs.get(name))));
        });
    }

    private static Counts counts(String name) {
        return counts().getOrDefault(name, Counts.ZERO);
    }

    private static Map<String, Counts> counts() {
        var counts = new TreeMap<String, Counts>();
        String list = "/api/v1/clusters/" + ClusterUnderTest.name() + "/daemonsets?namespace=" + Fleet.NAMESPACE;
        JsonNode all = given().get(list).then().statusCode(200).extract().as(JsonNode.class);
        all.forEach(one -> counts.put(one.path("name").asText(), counts(one.path("counts"))));
        return counts;
    }

    private static Counts counts(JsonNode json) {
        return new Counts(
                json.required("desiredNumberScheduled").asInt(),
                json.required("currentNumberScheduled").asInt(),
                json.required("numberReady").asInt(),
                json.required("updatedNumberScheduled").asInt(),
                json.required("numberAvailable").asInt(),
                json.required("numberUnavailable").asInt(),
                json.required("numberMisscheduled").asInt());
    }

    private static Map<String, Counts> census() {
        var census = new Census(
                admin.nodes().list().getItems(),
                admin.pods().inNamespace(Fleet.NAMESPACE).list().getItems(),
                admin.apps()
                        .controllerRevisions()
                        .inNamespace(Fleet.NAMESPACE)
                        .list()
                        .getItems());
        var counts = new TreeMap<String, Counts>();
        daemonSets().forEach(ds -> counts.put(ds.getMetadata().getName(), census.of(ds, Instant.now())));
        return counts;
    }

    private static Map<String, Counts> reported() {
        var counts = new TreeMap<String, Counts>();
        daemonSets().forEach(ds -> counts.put(ds.getMetadata().getName(), reported(ds.getStatus())));
        return counts;
    }

    private static Counts reported(DaemonSetStatus status) {
        return new Counts(
                number(status.getDesiredNumberScheduled()),
                number(status.getCurrentNumberScheduled()),
                number(status.getNumberReady()),
                number(status.getUpdatedNumberScheduled()),
                number(status.getNumberAvailable()),
                number(status.getNumberUnavailable()),
                number(status.getNumberMisscheduled()));
    }

    private static int number(Integer number) {
        return number == null ? 0 : number;
    }

    private static List<DaemonSet> daemonSets() {
        return admin.apps().daemonSets().inNamespace(Fleet.NAMESPACE).list().getItems();
    }

    private static String path(String name) {
        return "/api/v1/clusters/" + ClusterUnderTest.name() + "/daemonsets/" + Fleet.NAMESPACE + "/" + name;
    }

    private static JsonPath read(String name) {
        return given().get(path(name)).then().statusCode(200).extract().jsonPath();
    }

    private static Response act(String name, String noun, Map<String, Object> body) {
        var order = new TreeMap<>(body);
        order.put("uid", read(name).getString("uid"));
        return given().contentType("application/json").body(order).post(path(name) + "/" + noun);
    }

    private static void taint(String node, Taint taint) {
        admin.nodes().withName(node).edit(n -> {
            n.getSpec().getTaints().add(taint);
            return n;
        });
    }

    private static void untaint(String node) {
        admin.nodes().withName(node).edit(n -> {
            n.getSpec().getTaints().removeIf(t -> t.getKey().equals("node-role"));
            return n;
        });
    }

    private static Node likeOf(Node model, String name) {
        return new NodeBuilder()
                .withNewMetadata()
                .withName(name)
                .withLabels(model.getMetadata().getLabels())
                .addToLabels("kwok", "managed")
                .endMetadata()
                .withNewStatus()
                .withAllocatable(
                        Map.of("cpu", new Quantity("16"), "memory", new Quantity("64Gi"), "pods", new Quantity("110")))
                .withCapacity(
                        Map.of("cpu", new Quantity("16"), "memory", new Quantity("64Gi"), "pods", new Quantity("110")))
                .endStatus()
                .build();
    }
}
