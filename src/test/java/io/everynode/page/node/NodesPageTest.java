package io.everynode.page.node;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.page.FixtureBoard;
import io.everynode.page.FixtureProfile;
import io.everynode.page.Scene;
import io.everynode.page.Scenes;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(FixtureProfile.class)
class NodesPageTest {
    @Inject
    @SuppressWarnings("NullAway.Init")
    FixtureBoard board;

    @BeforeEach
    void show() {
        board.clear();
        board.show(Scenes.stalledRollout().view());
    }

    @Test
    void theHeadlineCountsNodesWithTroubleAndNamesTheSilentOnes() {
        assertThat(page("/nodes"))
                .contains("<h1>4 of 48 nodes on prod have a DaemonSet in trouble.</h1>")
                .contains("2 are NotReady: node-17 and node-31");
    }

    @Test
    void silentNodesComeFirstThenTroubleThenTheCalmOnes() {
        assertThat(page("/nodes"))
                .containsSubsequence(
                        "id=\"node.node-17\"",
                        "id=\"node.node-31\"",
                        "id=\"node.node-10\"",
                        "id=\"node.node-45\"",
                        "id=\"node.node-44\"",
                        "id=\"node.node-01\"");
    }

    @Test
    void aRowSaysWhoIsInTroubleThere() {
        assertThat(page("/nodes"))
                .containsPattern("id=\"node.node-45\"[^¶]*?>7 of 9</span>[^¶]*?nvidia-device-plugin not ready")
                .contains("<b>does not report</b>");
    }

    @ParameterizedTest
    @CsvSource({
        "q=node-4, 9",
        "pool=gpu, 6",
        "zone=eu-1a, 16",
        "state=troubled, 4",
        "state=notReady, 2",
        "pool=gpu&state=troubled, 1",
        "q=NODE-17, 1"
    })
    void aFilterLeavesWhatItNames(String query, int rows) {
        assertThat(page("/nodes?" + query).split("<tr id=\"node\\.", -1)).hasSize(rows + 1);
    }

    @Test
    void aFilterThatNothingPassesSaysSoAndHowToGoOn() {
        assertThat(page("/nodes?q=zzz"))
                .contains("No node is like that now.", "href=\"/nodes?cluster=prod\">Show all nodes");
    }

    @Test
    void anUnknownStateIsRefusedByName() {
        given().get("/nodes?state=sick").then().statusCode(400);
    }

    @Test
    void aNewNodeSaysHowLongItTookToBeComplete() {
        Scene scene = Scene.ofNodes(2).joined(2, Scene.NOW.minus(Duration.ofMinutes(55)));
        scene.daemonSet("logging", "fluent-bit")
                .revision(1, "fluent-bit:1", Duration.ofDays(3), null)
                .running(1, 1, 2);
        board.show(scene.view());

        assertThat(page("/nodes?state=new"))
                .contains("id=\"node.node-02\"", "all as they should be since 6 min after it joined")
                .doesNotContain("id=\"node.node-01\"");
    }

    @Test
    void aLongListIsCutAndSaysSo() {
        Scene scene = Scene.ofNodes(600);
        scene.daemonSet("kube-system", "big")
                .revision(1, "big:1", Duration.ofDays(1), null)
                .running(1, 1, 598)
                .crashing(599, 1, 3, "no disk");
        board.show(scene.view());

        assertThat(page("/nodes")).contains("id=\"node.node-599\"", "300 more pass the filter");
    }

    @Test
    void whatIsNotTheCallersIsNotFound() {
        given().get("/nodes?cluster=other").then().statusCode(404);
    }

    private static String page(String path) {
        return given().accept("text/html")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
