package io.everynode.whole;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.everynode.page.PageForm;
import io.fabric8.kubernetes.api.model.Pod;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** As {@link EffectPageTest}: the same pods are replaced, and nothing else, whichever way it is asked for. */
@QuarkusTest
@WithTestResource(ClusterUnderTest.class)
@Tag("cluster")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PodEffectPageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Triplets stuck = new Triplets();
    private final Triplets triplets = new Triplets();

    @BeforeAll
    static void kubectl() {
        assumeTrue(Triplets.hasKubectl(), "skipped: there is no kubectl on the path");
    }

    /** Only later does their termination take too long. */
    @Test
    @Order(1)
    void ofPodsThatDoNotGoNothingIsForcedYet() {
        stuck.born("stuck");
        stuck.settled();
        String node = nodes(stuck).getFirst();
        Triplets.EACH.forEach(which -> stuck.deletePod(which, node));

        given().get(page(stuck) + "/replacements?force=true&node=" + node)
                .then()
                .statusCode(400);
    }

    @Test
    @Order(2)
    void ofReplacingPods() {
        triplets.born();
        triplets.settled();
        List<String> nodes = nodes(triplets).subList(0, 2);
        Map<String, Map<String, Pod>> before = before(triplets);
        PageForm form = PageForm.ask(page(triplets) + "/replacements?node=" + String.join("&node=", nodes));

        triplets.shellOnPods(form.kubectl(), before.get("page"), before.get("kubectl"));
        String progress = form.send().statusCode(303).extract().header("Location");
        await().atMost(PATIENCE)
                .until(() -> given().get(progress).asString().contains("<h1>The pods of agent are replaced.</h1>"));
        String watched = byApi(triplets, nodes, false);
        await().atMost(PATIENCE)
                .until(() -> given().get(watched).jsonPath().getString("state").equals("done"));

        assertReplaced(triplets, before, nodes);
    }

    @Test
    @Order(3)
    void ofSeveralRestarts() {
        triplets.born();
        String command = PageForm.ask(page(triplets) + "/restarts").kubectl();
        triplets.shell(command);
        var seen = triplets.now("page").getMetadata();
        PageForm.ask("/clusters/" + ClusterUnderTest.name() + "/restarts")
                .with(
                        "daemonSet",
                        String.join(
                                "/",
                                seen.getNamespace(),
                                "agent",
                                seen.getUid(),
                                seen.getGeneration().toString()))
                .answer();
        var body = Map.of(
                "daemonSets",
                List.of(Map.of(
                        "namespace",
                        triplets.namespace("api"),
                        "name",
                        "agent",
                        "uid",
                        triplets.now("api").getMetadata().getUid())));
        given().contentType("application/json")
                .body(body)
                .post("/api/v1/clusters/" + ClusterUnderTest.name() + "/restarts")
                .then()
                .statusCode(202);

        assertThat(triplets.now("page").getMetadata().getGeneration()).isEqualTo(seen.getGeneration() + 1);
        assertAllEqual(triplets);
    }

    @Test
    @Order(4)
    void ofForceDeletingAPodThatDoesNotGo() {
        List<String> nodes = List.of(hung("page"));
        String address = page(stuck) + "/replacements?force=true&node=" + nodes.getFirst();
        await().atMost(PATIENCE).until(() -> given().get(address).statusCode() == 200);
        Map<String, Map<String, Pod>> before = new HashMap<>();
        Triplets.EACH.forEach(which -> before.put(which, stuck.going(which)));
        PageForm form = PageForm.ask(address);

        stuck.shellOnPods(form.kubectl(), before.get("page"), before.get("kubectl"));
        form.send().statusCode(303);
        byApi(stuck, nodes, true);

        for (String which : Triplets.EACH) {
            await(which).atMost(PATIENCE).untilAsserted(() -> {
                assertThat(stuck.going(which)).isEmpty();
                assertThat(stuck.podsByNode(which)).hasSize(4);
            });
        }
        assertAllEqual(stuck);
    }

    private static String hung(String which) {
        return stuck.going(which).keySet().iterator().next();
    }

    private static void assertReplaced(Triplets triplets, Map<String, Map<String, Pod>> before, List<String> nodes) {
        for (String which : Triplets.EACH) {
            await(which).atMost(PATIENCE).until(() -> triplets.podsByNode(which).size() == 4);
            Map<String, Boolean> replaced = new TreeMap<>();
            triplets.podsByNode(which)
                    .forEach((node, pod) -> replaced.put(
                            node,
                            !pod.getMetadata()
                                    .getUid()
                                    .equals(before.get(which)
                                            .get(node)
                                            .getMetadata()
                                            .getUid())));
            assertThat(replaced).as(which).allSatisfy((node, r) -> assertThat(r).isEqualTo(nodes.contains(node)));
        }
        assertAllEqual(triplets);
    }

    private static Map<String, Map<String, Pod>> before(Triplets triplets) {
        Map<String, Map<String, Pod>> before = new HashMap<>();
        Triplets.EACH.forEach(which -> before.put(which, triplets.podsByNode(which)));
        return before;
    }

    /** @return where it can be watched */
    private static String byApi(Triplets triplets, List<String> nodes, boolean force) {
        Map<String, Object> body =
                Map.of("uid", triplets.now("api").getMetadata().getUid(), "nodes", nodes, "force", force);
        Response answer = given().contentType("application/json")
                .body(body)
                .post("/api/v1" + address(triplets, "api") + "/replacements");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        return answer.jsonPath().getString("replacement");
    }

    private static void assertAllEqual(Triplets triplets) {
        assertThat(triplets.comparable("page")).isEqualTo(triplets.comparable("kubectl"));
        assertThat(triplets.comparable("api")).isEqualTo(triplets.comparable("kubectl"));
    }

    private static List<String> nodes(Triplets triplets) {
        return List.copyOf(triplets.podsByNode("page").keySet());
    }

    private static String page(Triplets triplets) {
        return address(triplets, "page");
    }

    private static String address(Triplets triplets, String which) {
        return "/clusters/" + ClusterUnderTest.name() + "/daemonsets/" + triplets.namespace(which) + "/agent";
    }
}
