package io.everynode.page.simulation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.model.ClusterName;
import io.everynode.page.CalmProfile;
import io.everynode.simulation.Panel;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(CalmProfile.class)
class SimulationPageTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" value=\"([^\"]+)\"");
    private static final String KNOBS = "/clusters/calm/simulation/";

    @Inject
    @SuppressWarnings("NullAway.Init")
    Panels panels;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/?cluster=calm", "/clusters/calm/daemonsets/logging/fluent-bit", "/nodes", "/matrix"})
    void pagesOfASimulatedClusterHaveThePanel(String path) {
        assertThat(html(path)).contains("id=\"panel\"");
    }

    @Test
    void aPageAboutAllClustersHasNone() {
        assertThat(html("/clusters")).doesNotContain("id=\"panel\"");
    }

    @Test
    void whatThePageIsAboutIsChosenAlready() {
        assertThat(html("/clusters/calm/daemonsets/monitoring/node-exporter"))
                .contains("<option value=\"monitoring/node-exporter\" selected>");
    }

    @Test
    void takingANodeDownAndBringingItBackReachesTheCluster() {
        String node = node().name();

        form().formParam("node", node)
                .formParam("here", "/?cluster=calm")
                .post(KNOBS + "outages")
                .then()
                .statusCode(303);
        Awaitility.await().until(() -> node().down());
        form().formParam("node", node).post(KNOBS + "recoveries").then().statusCode(303);

        Awaitility.await().until(() -> !node().down());
    }

    @ParameterizedTest
    @CsvSource({
        "/clusters/calm/nodes/a, /clusters/calm/nodes/a",
        "//evil.example, /",
        "https://evil.example, /",
        "/\\evil.example, /",
        "'', /",
        "/a b, /"
    })
    void theWayBackLeadsNowhereElse(String here, String leadsTo) {
        Response answer = form().formParam("here", here).post(KNOBS + "hurries");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith(leadsTo).doesNotContain("evil");
    }

    @ParameterizedTest
    @CsvSource({
        "outages, node, no-such-node",
        "taints, taint, nonsense",
        "bad-images, daemonSet, nonsense",
        "additions, pool, ''"
    })
    void whatCannotBeDoneIsRefused(String knob, String field, String value) {
        form().formParam(field, value).post(KNOBS + knob).then().statusCode(400);
    }

    @Test
    void aRefusalStandsBesideItsFieldAndKeepsWhatWasSent() {
        String page = form().formParam("node", node().name())
                .formParam("taint", "nonsense")
                .formParam("here", "/nodes")
                .post(KNOBS + "taints")
                .then()
                .statusCode(400)
                .extract()
                .asString();

        assertThat(page)
                .containsPattern("value=\"nonsense\"[^>]*aria-invalid=\"true\" aria-describedby=\"panel-refused\"")
                .containsPattern("id=\"panel-refused\" role=\"alert\">[^<]*nonsense")
                .contains("<input type=\"hidden\" name=\"here\" value=\"/nodes\">")
                .contains("<details open>");
    }

    @Test
    void whatComesNextIsHadByItself() {
        assertThat(html(KNOBS + "next")).startsWith("<span id=\"panel.next\"").doesNotContain("<html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/clusters/calm/simulation/explosions", "/clusters/other/simulation/hurries"})
    void whatDoesNotExistIsNotFound(String path) {
        form().post(path).then().statusCode(404);
    }

    @Test
    void aFormOfAnotherSiteIsRefused() {
        given().redirects()
                .follow(false)
                .formParam("node", node().name())
                .post(KNOBS + "outages")
                .then()
                .statusCode(403);
    }

    private Panel.NodeState node() {
        return panels.of(new ClusterName("calm")).orElseThrow().nodes().getFirst();
    }

    private static String html(String path) {
        return given().accept("text/html")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** A form as a browser sends it that has been shown the page before. */
    private static RequestSpecification form() {
        Response page = given().accept("text/html").get("/");
        Matcher token = TOKEN.matcher(page.asString());
        assertThat(token.find()).as("the panel's token").isTrue();
        return given().redirects()
                .follow(false)
                .accept("text/html")
                .cookies(page.cookies())
                .header("Origin", RestAssured.baseURI + ":" + RestAssured.port)
                .formParam("csrf-token", token.group(1));
    }
}
