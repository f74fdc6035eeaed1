package io.everynode.page.matrix;

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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(FixtureProfile.class)
class MatrixPageTest {
    @Inject
    @SuppressWarnings("NullAway.Init")
    FixtureBoard board;

    @BeforeEach
    void show() {
        board.clear();
        board.show(Scenes.stalledRollout().view());
    }

    @Test
    void theHeadlineCountsTheCellsThatAreOff() {
        assertThat(page("/matrix")).contains("<h1>23 of 390 cells of prod are not as they should be.</h1>");
    }

    @Test
    void everyDaemonSetIsARowAndEveryNodeAColumn() {
        String page = page("/matrix");

        assertThat(page.split("<tr id=\"ds\\.", -1)).hasSize(11);
        assertThat(page.split("<th scope=\"col\" data-node=", -1)).hasSize(49);
        assertThat(page).contains("colspan=\"42\"><b>general</b> 42", "colspan=\"6\"><b>gpu</b> 6");
    }

    @Test
    void troubleStandsFirstInRowsAndColumnsUnlessAskedOtherwise() {
        assertThat(page("/matrix"))
                .containsSubsequence("data-node=\"node-17\"", "data-node=\"node-01\"")
                .containsSubsequence("data-ref=\"logging/fluent-bit\"", "data-ref=\"kube-system/cilium\"");
        assertThat(page("/matrix?sort=name"))
                .containsSubsequence("data-node=\"node-01\"", "data-node=\"node-17\"")
                .containsSubsequence("data-ref=\"kube-system/cilium\"", "data-ref=\"logging/fluent-bit\"");
    }

    @Test
    void aCellWithNewsLeadsToItsSentence() {
        String at = "/matrix?cluster=prod&amp;cell=kube-system%2Fnvidia-device-plugin%40node-45#inspector";

        assertThat(page("/matrix")).contains("data-verdict=\"notReady\" href=\"" + at + "\"");
        assertThat(page("/matrix?cell=kube-system/nvidia-device-plugin@node-45"))
                .contains("<p class=\"inspect__say\">nvidia-device-plugin-x45 on node-45 crashes")
                .contains("On no other node nvidia-device-plugin is like that.")
                .contains("aria-current=\"true\"");
    }

    @Test
    void aCalmCellHasItsSentenceToo() {
        assertThat(page("/matrix?cell=kube-system/cilium@node-01"))
                .contains("<p class=\"inspect__say\">cilium-x1 runs revision 3 on node-01, and is available.");
    }

    @Test
    void aVerdictLeavesTheRowsAndColumnsThatHaveIt() {
        String page = page("/matrix?verdict=notReady");

        assertThat(page.split("<tr id=\"ds\\.", -1)).hasSize(2);
        assertThat(page.split("<th scope=\"col\" data-node=", -1)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"verdict=bad", "sort=age", "group=rack", "as=picture", "cell=falco", "cell=a/b@", "cell=/b@c"})
    void whatCannotBeReadIsRefused(String query) {
        given().get("/matrix?" + query).then().statusCode(400);
    }

    @Test
    void aCellOfNothingShowsNone() {
        assertThat(page("/matrix?cell=no/such@node-01")).contains("Choose a cell");
    }

    @Test
    void withTooManyCellsOnlyNodesWithNewsHaveAColumn() {
        board.show(fiveThousand().view());

        assertThat(page("/matrix"))
                .contains("data-node=\"node-5099\"", "data-node=\"node-5100\"", "5098 nodes without a column")
                .doesNotContain("data-node=\"node-5098\"");
    }

    @Test
    void onTheCanvasEveryCellIsALetterAndAlikeOnesAreCounted() {
        board.show(fiveThousand().view());

        assertThat(page("/matrix"))
                .contains("<i id=\"cells.0.ds.prod.kube-system.big\" data-runs=\"500h\"></i>")
                .contains("<i id=\"cells.10.ds.prod.kube-system.big\" data-runs=\"98hba\"></i>")
                .contains("<i data-nodes=\"4463\">general</i><i data-nodes=\"637\">gpu</i>");
    }

    @Test
    void theNamesOfItsColumnsAreSentAgainOnlyWhenNodesComeOrGo() {
        board.show(fiveThousand().view());
        var first = given().get("/matrix/columns.json").then().statusCode(200).extract();
        String tag = first.header("ETag");

        assertThat(first.jsonPath().getList("groups.nodes.flatten()"))
                .hasSize(5100)
                .startsWith("node-01", "node-02")
                .endsWith("node-5100");
        assertThat(page("/matrix")).contains("&amp;v=" + first.jsonPath().getString("version") + "\"");
        given().header("If-None-Match", tag).get("/matrix/columns.json").then().statusCode(304);
        board.show(fiveThousand().silent(7, Scene.NOW).view());
        given().header("If-None-Match", tag).get("/matrix/columns.json").then().statusCode(304);
        board.show(Scenes.stalledRollout().view());
        given().header("If-None-Match", tag).get("/matrix/columns.json").then().statusCode(200);
    }

    @Test
    void theTableIsThereForTheAskingWhereACanvasIsShown() {
        board.show(fiveThousand().view());

        assertThat(page("/matrix?as=table")).contains("data-node=\"node-5099\"").doesNotContain("data-runs");
        assertThat(page("/matrix?as=table")).contains("<a href=\"/matrix?cluster=prod\">as canvas</a>");
        assertThat(page("/matrix?verdict=notReady"))
                .contains("data-node=\"node-5099\"")
                .doesNotContain("data-runs", "as canvas");
    }

    @Test
    void aCellIsHadWithoutThePage() {
        String at = "cell=kube-system/nvidia-device-plugin@node-45";

        assertThat(given().get("/matrix/inspector?" + at)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString()
                        .strip())
                .startsWith("<aside class=\"inspect\" id=\"inspector\"")
                .contains("nvidia-device-plugin-x45 on node-45 crashes");
        assertThat(given().get("/matrix/cells.json?" + at).jsonPath().getList("node"))
                .containsExactly("node-45");
        assertThat(given().get("/matrix/cells.json?cell=no/such@node-45")
                        .jsonPath()
                        .getList("$"))
                .isEmpty();
    }

    private static Scene fiveThousand() {
        Scene scene = Scene.ofNodes(5100);
        scene.daemonSet("kube-system", "big")
                .toleratingEverything()
                .revision(1, "big:1", Duration.ofDays(1), null)
                .running(1, 1, 5098)
                .crashing(5099, 1, 3, "no disk");
        return scene;
    }

    @Test
    void theExportHoldsEveryCellThatPassesTheFilter() {
        List<String> lines = given().get("/matrix/cells.csv")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString()
                .lines()
                .toList();

        assertThat(lines.getFirst()).isEqualTo("cluster,namespace,daemonSet,node,wanted,verdict,reason,since,sentence");
        assertThat(lines).hasSize(1 + 10 * 48);
        assertThat(given().get("/matrix/cells.csv?verdict=notReady").asString().lines())
                .hasSize(2)
                .element(1)
                .asString()
                .startsWith("\"prod\",\"kube-system\",\"nvidia-device-plugin\",\"node-45\",\"true\",\"notReady\"");
    }

    @Test
    void theSameAsJson() {
        var cells = given().get("/matrix/cells.json?verdict=notReady")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(cells.getList("node")).containsExactly("node-45");
        assertThat(cells.getString("[0].reason")).isEqualTo("CrashLoop");
        assertThat(cells.getString("[0].since")).matches("2026-.*Z");
    }

    @Test
    void aSpreadsheetFindsNoFormula() {
        Scene scene = Scene.ofNodes(1);
        scene.daemonSet("kube-system", "=cmd()")
                .revision(1, "x:1", Duration.ofDays(1), null)
                .running(1, 1, 1);
        board.show(scene.view());

        assertThat(given().get("/matrix/cells.csv").asString())
                .contains("\"'=cmd()\"")
                .doesNotContain("\"=cmd()");
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
