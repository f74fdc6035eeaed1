package io.everynode.api;

import static io.everynode.page.CalmWorld.DAEMON_SETS;
import static io.everynode.page.CalmWorld.uid;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.everynode.page.CalmWorld;
import io.everynode.page.PageForm;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(ReplacementApiTest.World.class)
class ReplacementApiTest {
    private static final String FLUENT_BIT = "logging/fluent-bit";
    private static final String KUBE_PROXY = "kube-system/kube-proxy";
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** Of its own: pods go here. */
    public static final class World extends CalmWorld {}

    @BeforeEach
    void settled() {
        CalmWorld.awaitRead();
        for (String each : List.of(FLUENT_BIT, KUBE_PROXY)) {
            await().atMost(PATIENCE).until(() -> read(each).getInt("counts.numberAvailable") == 6);
        }
    }

    @Test
    void podsGoOneAfterAnotherEachOnceTheOneBeforeIsAvailable() {
        List<String> nodes = nodes(KUBE_PROXY).subList(0, 3);
        List<String> before = pods(KUBE_PROXY, nodes);

        String address = begin(KUBE_PROXY, nodes);
        int most = 0;
        String state = "running";
        while (state.equals("running")) {
            JsonPath progress = given().get(address).jsonPath();
            state = progress.getString("state");
            most = Math.max(
                    most,
                    progress.getList("nodes.findAll { it.state == 'replacing' }")
                            .size());
        }

        assertThat(state).as(given().get(address).asString()).isEqualTo("done");
        assertThat(most).isEqualTo(1);
        assertThat(pods(KUBE_PROXY, nodes)).doesNotContainAnyElementsOf(before);
        assertThat(read(KUBE_PROXY).getInt("counts.numberAvailable")).isEqualTo(6);
    }

    @Test
    void whatIsLeftCanBeCancelledAndResumedByAPerson() {
        List<String> nodes = nodes(FLUENT_BIT);
        String address = begin(FLUENT_BIT, nodes);

        given().delete(address).then().statusCode(200).body("state", equalTo("cancelled"));
        await().atMost(PATIENCE)
                .until(() -> given().get(address)
                        .jsonPath()
                        .getList("nodes.findAll { it.state == 'replacing' }")
                        .isEmpty());

        JsonPath progress = given().get(address).jsonPath();
        assertThat(progress.getString("state")).isEqualTo("cancelled");
        List<String> left = progress.getList("nodes.findAll { it.state == 'cancelled' }.node");
        assertThat(left).isNotEmpty().hasSizeLessThan(6);
        String page = address.replace("/api/v1", "");
        assertThat(given().get(page).asString())
                .contains("<h1>The replacement of fluent-bit is cancelled.</h1>")
                .contains("node=" + left.getFirst())
                .contains("Resume…");
    }

    @Test
    void itStopsAtTheFirstFailure() {
        String image = "{\"uid\":\"" + uid(KUBE_PROXY)
                + "\",\"images\":{\"kube-proxy\":\"registry.k8s.io/kube-proxy:does-not-exist\"}}";
        given().contentType("application/json")
                .body(image)
                .post(DAEMON_SETS + KUBE_PROXY + "/images")
                .then()
                .statusCode(202);
        await().atMost(PATIENCE)
                .until(() -> read(KUBE_PROXY).getList("revisions").size() > 1);

        String address = begin(KUBE_PROXY, nodes(KUBE_PROXY));

        await().atMost(PATIENCE)
                .until(() -> !given().get(address).jsonPath().getString("state").equals("running"));
        JsonPath progress = given().get(address).jsonPath();
        assertThat(progress.getString("state")).isEqualTo("failed");
        assertThat(progress.getString("sentence")).contains("It stopped at ");
        assertThat(progress.getList("nodes.findAll { it.state == 'waiting' }")).hasSize(5);
        undo();
    }

    private static void undo() {
        String back = "{\"uid\":\"" + uid(KUBE_PROXY) + "\"}";
        given().contentType("application/json")
                .body(back)
                .post(DAEMON_SETS + KUBE_PROXY + "/rollbacks")
                .then()
                .statusCode(202);
        await().atMost(PATIENCE)
                .until(() ->
                        read(KUBE_PROXY).getString("revisions[0].images[0]").contains("v1.36.3"));
        List<String> broken = read(KUBE_PROXY).getList("nodes.findAll { it.verdict == 'notReady' }.node");
        String address = begin(KUBE_PROXY, broken);
        await().atMost(PATIENCE)
                .until(() -> given().get(address).jsonPath().getString("state").equals("done"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"uid":"u"}                                     | nodes: expected at least one node
            {"uid":"u","nodes":[]}                          | nodes: expected at least one node
            {"uid":"u","nodes":"a"}                         | nodes: expected
            {"uid":"u","nodes":["nowhere"]}                 | nodes: expected nodes with a pod of fluent-bit
            {"uid":"u","nodes":["%s"],"force":true}         | force: expected only where a pod terminates for too long
            """)
    void whatIsNotUnderstoodNamesTheField(String body, String detail) {
        String filled = body.replace("%s", nodes(FLUENT_BIT).getFirst());
        post(FLUENT_BIT, filled).statusCode(422).body("detail", containsString(detail));
    }

    @Test
    void anotherObjectIsRefused() {
        post(FLUENT_BIT, "{\"uid\":\"u\",\"nodes\":[\"" + nodes(FLUENT_BIT).getFirst() + "\"]}")
                .statusCode(409)
                .body("outcome", equalTo("changed"));
    }

    @Test
    void aPlanDeletesNothing() {
        String node = nodes(FLUENT_BIT).getFirst();
        List<String> before = pods(FLUENT_BIT, List.of(node));

        post(FLUENT_BIT, "{\"uid\":\"" + uid(FLUENT_BIT) + "\",\"nodes\":[\"" + node + "\"],\"dryRun\":true}")
                .statusCode(200)
                .body("outcome", equalTo("planned"))
                .body("preflight.pods", equalTo(1))
                .body("kubectl", equalTo("kubectl delete pod " + before.getFirst() + " -n logging --context calm"));

        assertThat(pods(FLUENT_BIT, List.of(node))).isEqualTo(before);
    }

    @Test
    void aPersonChoosesNodesConfirmsAndWatches() {
        String base = "/clusters/calm/daemonsets/" + FLUENT_BIT + "/replacements";
        String node = nodes(FLUENT_BIT).getLast();
        given().get(base).then().statusCode(200).body(containsString("name=\"node\" value=\"" + node + "\""));

        PageForm form = PageForm.ask(base + "?node=" + node);
        assertThat(form.html()).contains("<h1>Replace the pod of fluent-bit on " + node + "?</h1>");
        String progress = form.send().statusCode(303).extract().header("Location");
        assertThat(form.send().statusCode(303).extract().header("Location")).isEqualTo(progress);

        await().atMost(PATIENCE)
                .until(() ->
                        given().get(progress).asString().contains("<h1>The pods of fluent-bit are replaced.</h1>"));
        assertThat(given().get(progress).asString()).doesNotContain("http-equiv=\"refresh\"", "progress.js");
    }

    private static String begin(String path, List<String> nodes) {
        String list = "\"" + String.join("\",\"", nodes) + "\"";
        return post(path, "{\"uid\":\"" + uid(path) + "\",\"nodes\":[" + list + "]}")
                .statusCode(202)
                .extract()
                .jsonPath()
                .getString("replacement");
    }

    private static ValidatableResponse post(String path, String body) {
        return given().contentType("application/json")
                .body(body)
                .post(DAEMON_SETS + path + "/replacements")
                .then();
    }

    private static JsonPath read(String path) {
        return given().get(DAEMON_SETS + path).jsonPath();
    }

    private static List<String> nodes(String path) {
        return read(path).getList("nodes.findAll { it.pods.size() > 0 }.node");
    }

    private static List<String> pods(String path, List<String> nodes) {
        JsonPath read = read(path);
        var pods = new ArrayList<String>();
        nodes.forEach(n -> pods.add(read.getString("nodes.find { it.node == '" + n + "' }.pods[0].name")));
        return pods;
    }
}
