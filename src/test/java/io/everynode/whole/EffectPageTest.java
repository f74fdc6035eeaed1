package io.everynode.whole;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.everynode.page.PageForm;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Three equal DaemonSets: one is changed by the command that the page offers to copy, one by the page, one by the API.
 * They end up equal, field by field.
 */
@QuarkusTest
@WithTestResource(ClusterUnderTest.class)
@Tag("cluster")
class EffectPageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Triplets triplets = new Triplets();

    @BeforeAll
    static void kubectl() {
        assumeTrue(Triplets.hasKubectl(), "skipped: there is no kubectl on the path");
    }

    @Test
    void ofARestart() {
        triplets.born();
        changed("restarts", "", Map.of(), "agent restarts: its pods are replaced.");
        assertAllEqual();
    }

    @Test
    void ofImagesOfAnInitContainerAndAnother() {
        triplets.born();
        changed(
                "images",
                "?container=init&image=busybox:2&container=side&image=registry.example:5000/side:2",
                Map.of("images", Map.of("init", "busybox:2", "side", "registry.example:5000/side:2")),
                "agent has busybox:2 in container init");
        assertAllEqual();
    }

    @Test
    void ofAnUndoToTheRevisionBefore() {
        triplets.born();
        triplets.rolledOutTwice();
        changed("rollbacks", "", Map.of("toRevision", 2), "agent has the template of revision 2 again");
        assertAllEqual();
    }

    @Test
    void ofAnUndoToANamedRevision() {
        triplets.born();
        triplets.rolledOutTwice();
        changed("rollbacks", "?toRevision=1", Map.of("toRevision", 1), "agent has the template of revision 1 again");
        assertAllEqual();
    }

    @Test
    void ofAnotherBudget() {
        triplets.born();
        strategy(
                "?type=RollingUpdate&maxUnavailable=25%25&maxSurge=0",
                Map.of("type", "RollingUpdate", "maxUnavailable", "25%"));
    }

    @Test
    void ofASurge() {
        triplets.born();
        strategy("?type=RollingUpdate&maxUnavailable=0&maxSurge=2", Map.of("type", "RollingUpdate", "maxSurge", 2));
    }

    @Test
    void ofReplacingByHandAndBack() {
        triplets.born();
        strategy("?type=OnDelete", Map.of("type", "OnDelete"));
        await().atMost(PATIENCE)
                .until(() -> triplets.shownStrategies().equals(List.of("OnDelete", "OnDelete", "OnDelete")));
        strategy("?type=RollingUpdate&maxUnavailable=1&maxSurge=0", Map.of("type", "RollingUpdate"));
    }

    private static void strategy(String query, Map<String, Object> body) {
        PageForm form = PageForm.ask(page("page") + "/strategy" + query);
        triplets.shell(form.kubectl());
        assertThat(form.answer()).contains("<h1>agent has the update strategy ");
        var order = new TreeMap<>(body);
        order.put("uid", uid("api"));
        given().contentType("application/json")
                .body(order)
                .put(api() + "/strategy")
                .then()
                .statusCode(202);
        assertAllEqual();
    }

    @ParameterizedTest
    @ValueSource(strings = {"background", "foreground", "orphan"})
    void ofADeletion(String propagation) {
        triplets.born();
        triplets.settled();
        PageForm form = PageForm.ask(page("page") + "/deletion?propagation=" + propagation);
        triplets.shell(form.kubectl() + " --wait=false");
        assertThat(form.answer()).contains("<h1>agent is deleted; ");
        given().delete(api() + "?uid=" + uid("api") + "&propagation=" + propagation)
                .then()
                .statusCode(202);

        int left = propagation.equals("orphan") ? 4 : 0;
        Triplets.EACH.forEach(which -> await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(triplets.exists(which)).isFalse();
            assertThat(triplets.pods(which)).isEqualTo(left);
        }));
    }

    /** By all three ways. */
    private void changed(String noun, String query, Map<String, Object> body, String fact) {
        PageForm form = PageForm.ask(page("page") + "/" + noun + query);
        assertThat(form.html())
                .contains("Nothing has been changed yet.", "on 4 nodes of " + ClusterUnderTest.name() + "?");
        triplets.shell(form.kubectl());
        assertThat(form.answer()).contains("<h1>" + fact);
        Response answer = byApi(noun, body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        assertThat(answer.jsonPath().getString("kubectl"))
                .isEqualTo(form.kubectl().replace(triplets.namespace("page"), triplets.namespace("api")));
    }

    private static Response byApi(String noun, Map<String, Object> body) {
        var order = new TreeMap<>(body);
        order.put("uid", uid("api"));
        var request = given().contentType("application/json").body(order);
        return request.post(api() + "/" + noun);
    }

    private static void assertAllEqual() {
        assertThat(triplets.comparable("page")).isEqualTo(triplets.comparable("kubectl"));
        assertThat(triplets.comparable("api")).isEqualTo(triplets.comparable("kubectl"));
    }

    private static String page(String which) {
        return "/clusters/" + ClusterUnderTest.name() + "/daemonsets/" + triplets.namespace(which) + "/agent";
    }

    private static String api() {
        return "/api/v1" + page("api");
    }

    private static String uid(String which) {
        DaemonSet now = triplets.now(which);
        return now.getMetadata().getUid();
    }
}
