package io.everynode.page.daemonset;

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
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(FixtureProfile.class)
class DaemonSetPageTest {
    private static final String FLUENT_BIT = "/clusters/prod/daemonsets/logging/fluent-bit";

    @Inject
    @SuppressWarnings("NullAway.Init")
    FixtureBoard board;

    @BeforeEach
    void show() {
        board.clear();
        board.show(Scenes.stalledRollout().view());
    }

    @Test
    void theHeadlineSaysWhatIsTheMatterAndWhoIsToBlame() {
        assertThat(page(FLUENT_BIT))
                .contains("<h1 data-matter=\"stalled\">fluent-bit rollout has stalled: 2 nodes block it")
                .contains("<b>Node problem, not release problem:</b>");
    }

    @ParameterizedTest
    @CsvSource({
        "desiredNumberScheduled, 48",
        "currentNumberScheduled, 48",
        "numberReady, 46",
        "updatedNumberScheduled, 41",
        "numberAvailable, 46",
        "numberUnavailable, 2",
        "numberMisscheduled, 0"
    })
    void eachOfTheSevenCountsIsThere(String field, int value) {
        assertThat(page(FLUENT_BIT)).containsPattern("data-field=\"" + field + "\"[^>]*>" + value + "</span>");
    }

    @Test
    void theControllersAgreementIsSaidInWords() {
        assertThat(page(FLUENT_BIT)).contains("the controller says the same (generation 31 observed)");
    }

    @Test
    void aTileSaysTheNodesVerdictAndThatItBlocks() {
        assertThat(page(FLUENT_BIT))
                .containsPattern("id=\"node.node-17\" href=\"/clusters/prod/nodes/node-17\" data-verdict=\"unknown\""
                        + " data-blocks aria-label=\"node-17, unknown, blocks the rollout. node-17 ")
                .containsPattern("id=\"node.node-01\" [^>]*data-verdict=\"ok\"");
    }

    @Test
    void theLongestTroubleComesFirst() {
        String page = page(FLUENT_BIT);

        assertThat(page.indexOf("id=\"trouble.node-17\""))
                .isPositive()
                .isLessThan(page.indexOf("id=\"trouble.node-31\""));
        assertThat(page).contains("2 nodes block the rollout");
    }

    @Test
    void whereNothingIsWrongNoTableOfTroubleIsShown() {
        assertThat(page("/clusters/prod/daemonsets/windows/fluent-bit-windows"))
                .containsPattern("<section [^>]*id=\"trouble\"[^>]*hidden")
                .doesNotContain("id=\"trouble.node");
    }

    @Test
    void aRevisionSaysWhatItChangedAndOffersTheWayBack() {
        assertThat(page(FLUENT_BIT))
                .contains(
                        "<span class=\"tag\">fluent/fluent-bit:3.1.9</span> → <span class=\"tag\">fluent/fluent-bit:3.2.2</span>")
                .contains("“Bump for CVE-2026-1187”")
                .contains("Restart only, template otherwise the same")
                .contains("href=\"" + FLUENT_BIT + "/rollbacks?toRevision=11\"")
                .doesNotContain("toRevision=12")
                .contains("href=\"" + FLUENT_BIT + "/revisions/11/diff?to=12\"")
                .contains("aria-label=\"revision 12 on 41 nodes, revision 11 on 7 nodes\"");
    }

    @Test
    void nodesStandByZoneUnlessAskedOtherwise() {
        assertThat(page(FLUENT_BIT)).contains("id=\"group.eu-1a\"").doesNotContain("id=\"group.gpu\"");
        assertThat(page(FLUENT_BIT + "?group=pool"))
                .contains("id=\"group.gpu\"")
                .doesNotContain("id=\"group.eu-1a\"");
        assertThat(page(FLUENT_BIT + "?group=%22%3E")).contains("id=\"group.eu-1a\"");
    }

    @Test
    void nodesStandByAnyLabelThatTellsThemApart() {
        Scene scene =
                Scene.ofNodes(6).labelled(2, "kubernetes.io/arch", "arm64").labelled(4, "kubernetes.io/arch", "arm64");
        scene.daemonSet("kube-system", "agent")
                .revision(1, "agent:1", Duration.ofDays(1), null)
                .running(1, 1, 6);
        board.show(scene.view());
        String path = "/clusters/prod/daemonsets/kube-system/agent";

        assertThat(page(path)).contains("<option>kubernetes.io/arch</option>");
        assertThat(page(path + "?group=kubernetes.io/arch"))
                .contains("id=\"group.arm64\"", "id=\"group.not set\"", "<option selected>kubernetes.io/arch</option>");
    }

    @Test
    void nodesThatDoNotWantItAreFoldedByWhy() {
        assertThat(page("/clusters/prod/daemonsets/kube-system/nvidia-device-plugin"))
                .contains("42 nodes do not want it, and why")
                .contains("<b>42 nodes</b>: its nodeSelector asks for pool=gpu, and the node has pool=general.")
                .doesNotContain("id=\"node.node-01\"");
    }

    @Test
    void whatItLacksIsSaidWithAWayOut() {
        assertThat(page(FLUENT_BIT))
                .contains("2 findings</h2>")
                .contains("No priority class: it finds no place on a full node")
                .contains("No liveness probe (main)");
    }

    @Test
    void itsYamlIsThereToReadWithoutSecrets() {
        assertThat(page(FLUENT_BIT + "/yaml"))
                .contains("fluent/fluent-bit:3.2.2", "masked-")
                .containsPattern("(?s)</pre>\\s*<details[^>]*><summary>.*managedFields</summary>.*manager: helm")
                .doesNotContain("s3cret");
        assertThat(page(FLUENT_BIT + "/yaml").split("<details")[0]).doesNotContain("manager: helm");
        given().get("/clusters/prod/daemonsets/logging/other/yaml").then().statusCode(404);
    }

    @Test
    void withManyNodesOnlyThoseInTroubleHaveATile() {
        Scene scene = Scene.ofNodes(600);
        scene.daemonSet("kube-system", "big")
                .revision(1, "big:1", Duration.ofDays(1), null)
                .running(1, 1, 598)
                .crashing(599, 1, 3, "no disk");
        board.show(scene.view());

        assertThat(page("/clusters/prod/daemonsets/kube-system/big"))
                .contains("id=\"node.node-599\"", "id=\"node.node-600\"")
                .doesNotContain("id=\"node.node-01\"", "id=\"node.node-598\"");
    }

    @Test
    void whereTooManyAreInTroubleTheWorstHaveATileAndTheMatrixHasAll() {
        Scene scene = Scene.ofNodes(800);
        var wide = scene.daemonSet("logging", "wide")
                .toleratingEverything()
                .revision(1, "wide:1", Duration.ofDays(1), null)
                .running(1, 1, 20);
        for (int node = 21; node <= 800; node++) {
            wide.crashing(node, 1, 3, "no disk");
        }
        board.show(scene.view());

        String page = page("/clusters/prod/daemonsets/logging/wide?group=pool");

        assertThat(page.split("class=\"tile\"", -1)).hasSize(1 + NodeGrid.TILES);
        assertThat(page)
                .contains("only the worst of those in trouble have a tile")
                .contains("href=\"/matrix?cluster=prod&amp;namespace=logging\"")
                .contains("20 of 700 ok")
                .doesNotContain("the tiles above");
    }

    @Test
    void whatComesFromTheClusterIsNeverMarkup() {
        Scene scene = Scene.ofNodes(1);
        scene.daemonSet("kube-system", "hostile")
                .labelled("app.kubernetes.io/managed-by", "<i>Helm</i>")
                .revision(1, "\"><script>alert(1)</script>", Duration.ofDays(1), "<script>alert(2)</script>")
                .crashing(1, 1, 3, "<script>alert(3)</script>")
                .event("Warning", "<b>x</b>", "<script>alert(4)</script>", 1, Duration.ofMinutes(1));
        board.show(scene.view());

        assertThat(page("/clusters/prod/daemonsets/kube-system/hostile"))
                .contains("alert(1)", "alert(2)", "alert(3)", "alert(4)")
                .doesNotContain("<script>alert", "<i>Helm", "<b>x</b>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/clusters/other/daemonsets/logging/fluent-bit",
                "/clusters/prod/daemonsets/other/fluent-bit",
                "/clusters/prod/daemonsets/logging/other",
                "/clusters/%3F/daemonsets/logging/fluent-bit"
            })
    void whatDoesNotExistIsNotFound(String path) {
        given().urlEncodingEnabled(false).accept("text/html").get(path).then().statusCode(404);
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
