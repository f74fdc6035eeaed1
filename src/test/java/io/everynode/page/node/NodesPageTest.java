package io.everynode.page.node;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.everynode.page.FixtureBoard;
import io.everynode.page.FixtureProfile;
import io.everynode.page.Scene;
import io.everynode.page.Scenes;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(FixtureProfile.class)
class NodesPageTest {
    private final FixtureBoard board = CDI.current().select(FixtureBoard.class).get();

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

    @Nested
    class OfALongList {
        @BeforeEach
        void show() {
            Scene scene = Scene.ofNodes(560);
            scene.daemonSet("kube-system", "big")
                    .revision(1, "big:1", Duration.ofDays(1), null)
                    .running(1, 1, 558)
                    .crashing(559, 1, 3, "no disk");
            shown().show(scene.view());
        }

        @Test
        void aPageIsShownTroubleFirst() {
            assertThat(nodes(page("/nodes")))
                    .hasSize(100)
                    .startsWith("node-559", "node-560", "node-01")
                    .endsWith("node-98");
            assertThat(page("/nodes")).contains("1 to 100 of 560 nodes, trouble first");
        }

        @ParameterizedTest
        @CsvSource({"1, 100, node-559", "2, 100, node-99", "5, 100, node-399", "6, 60, node-499", "7, 60, node-499"})
        void pagesFollowEachOtherAndOneBeyondTheLastShowsTheLast(int number, int rows, String first) {
            assertThat(nodes(page("/nodes?page=" + number))).hasSize(rows).startsWith(first);
        }

        @Test
        void linksLeadToOtherPagesOfTheSameFilter() {
            assertThat(page("/nodes?pool=general&page=3"))
                    .containsSubsequence(
                            "201 to 300 of 490 nodes",
                            "href=\"/nodes?cluster=prod&amp;pool=general&amp;page=2\">Previous</a>",
                            "href=\"/nodes?cluster=prod&amp;pool=general\">1</a>",
                            "page=3\" aria-current=\"page\">3</a>",
                            "page=5\">5</a>",
                            "page=4\">Next</a>");
            assertThat(page("/nodes?pool=general&page=5")).doesNotContain(">Next</a>");
        }

        @Test
        void pagesFarAwayAreLeftOutBetweenTheFirstAndTheLast() {
            assertThat(page("/nodes")).containsSubsequence(">3</a>", "<span>…</span>", ">6</a>");
            assertThat(page("/nodes")).doesNotContain(">4</a>", ">Previous</a>");
        }

        @Test
        void anotherStateBeginsAtTheFirstPage() {
            assertThat(page("/nodes?page=3")).contains("href=\"/nodes?cluster=prod&amp;state=troubled\"");
        }

        private static List<String> nodes(String page) {
            return Pattern.compile("<tr id=\"node\\.([^\"]+)\"")
                    .matcher(page)
                    .results()
                    .map(m -> m.group(1))
                    .toList();
        }
    }

    @Test
    void aShortListHasNoPages() {
        assertThat(page("/nodes")).containsPattern("id=\"pages\"[^>]* hidden").doesNotContain("data-cut");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "1000000"})
    void whatIsNoPageIsRefusedByName(String number) {
        given().accept("text/html")
                .get("/nodes?page=" + number)
                .then()
                .statusCode(400)
                .body(containsString("page"));
    }

    @Test
    void whatIsNotTheCallersIsNotFound() {
        given().get("/nodes?cluster=other").then().statusCode(404);
    }

    private static FixtureBoard shown() {
        return CDI.current().select(FixtureBoard.class).get();
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
