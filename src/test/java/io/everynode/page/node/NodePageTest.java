package io.everynode.page.node;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.page.FixtureBoard;
import io.everynode.page.FixtureProfile;
import io.everynode.page.Scenes;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(FixtureProfile.class)
class NodePageTest {
    @Inject
    @SuppressWarnings("NullAway.Init")
    FixtureBoard board;

    @BeforeEach
    void show() {
        board.clear();
        board.show(Scenes.stalledRollout().view());
    }

    @Test
    void theHeadlineCountsAndNamesWhoIsNotWell() {
        assertThat(page("node-45"))
                .contains(
                        "<h1>7 of 9 DaemonSets on node-45 are as they should be. nvidia-device-plugin is not. fluent-bit is on its way.</h1>");
    }

    @Test
    void whoIsInTroubleComesFirstAndSaysWhy() {
        String page = page("node-45");

        assertThat(page.indexOf("id=\"ds.prod.kube-system.nvidia-device-plugin\""))
                .isPositive()
                .isLessThan(page.indexOf("id=\"ds.prod.logging.fluent-bit\""));
        assertThat(page.indexOf("id=\"ds.prod.logging.fluent-bit\""))
                .isLessThan(page.indexOf("id=\"ds.prod.kube-system.cilium\""));
        assertThat(page).contains("failed to initialize NVML: driver not loaded");
    }

    @Test
    void whoDoesNotWantTheNodeSaysWhy() {
        assertThat(page("node-45"))
                .contains("1 other is not wanted here, and why")
                .contains("its nodeSelector asks for pool=windows, and the node has pool=gpu");
    }

    @Test
    void aNodeThatIsSilentSaysSinceWhen() {
        assertThat(page("node-17")).contains("The node does not report").contains(">14 min</time>");
    }

    @Test
    void aTaintSaysWhomItKeepsAway() {
        assertThat(page("node-10"))
                .contains("dedicated=batch:NoSchedule")
                .contains("keeps away 1 DaemonSet")
                .containsPattern("id=\"ds.prod.monitoring.node-exporter\"[^\n]*data-verdict=\"misscheduled\"");
    }

    @Test
    void requestsStandAgainstWhatTheNodeCanGive() {
        assertThat(page("node-45"))
                .contains("<b>900m of 15.9 cores</b>")
                .contains("<b>1.13 GiB of 64 GiB</b>")
                .contains("<b>9 of 110 pods</b>");
    }

    @Test
    void whoShouldLeaveIsSaidAndCountedAmongWhatIsAskedOfTheNode() {
        assertThat(page("node-10"))
                .contains("7 DaemonSets are wanted here</h2><small>1 more should leave: node-exporter</small>")
                .contains("what the 8 here ask for")
                .contains("<b>8 of 110 pods</b>", "<b>800m of 15.9 cores</b>");
    }

    @Test
    void labelsThatSomeDaemonSetAsksForStandApart() {
        assertThat(page("node-45")).contains("<span class=\"tag\">pool=gpu</span> <small>asked for by 2</small>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/clusters/prod/nodes/node-99", "/clusters/other/nodes/node-45"})
    void whatDoesNotExistIsNotFound(String path) {
        given().accept("text/html").get(path).then().statusCode(404);
    }

    private static String page(String node) {
        return given().accept("text/html")
                .get("/clusters/prod/nodes/" + node)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
