package io.everynode.page.overview;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.everynode.model.Freshness;
import io.everynode.page.ClusterFixture;
import io.everynode.page.ClusterFixture.Pod;
import io.everynode.page.FixtureBoard;
import io.everynode.page.FixtureProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(FixtureProfile.class)
class OverviewPageTest {
    // Not injected: a class with nested ones is looked at by every profile, and others do not have this bean.
    private final FixtureBoard board = CDI.current().select(FixtureBoard.class).get();

    @BeforeEach
    void aClusterInTrouble() {
        board.clear();
        board.show(prod().view(7));
    }

    static ClusterFixture prod() {
        return new ClusterFixture("prod")
                .nodes(12, "general", "a")
                .nodes(4, "gpu", "b")
                .dead("node-5")
                .daemonSet(
                        "gpu-operator", "nvidia", "nvcr.io/nvidia/plugin:1.17", "gpu", Map.of("node-14", Pod.CRASHING))
                .daemonSet("logging", "fluent-bit", "fluent/fluent-bit:3.2.2", "general", Map.of())
                .daemonSet("ingress", "nginx", "registry/nginx:1.12", "gpu", Map.of("node-13", Pod.STARTING))
                .daemonSet("kube-system", "agent", "quay.io/agent:1.16", "gpu", Map.of());
    }

    static String page(String address) {
        return given().get(address).then().statusCode(200).extract().asString();
    }

    @Test
    void theHeadlineCountsWhoNeedsYou() {
        String page = page("/");

        assertThat(page)
                .contains("<h1>1 of 4 DaemonSets on prod needs you.</h1>")
                .contains("<title>1 of 4 DaemonSets on prod needs you · Everynode</title>")
                .contains("1 is moving", "1 is off only because of node-5", "1 is as it should be");
    }

    @Test
    void anAttentionLineLinksItsSubjectAndItsNodes() {
        assertThat(page("/"))
                .contains("<a href=\"/clusters/prod/daemonsets/gpu-operator/nvidia\">nvidia</a> crashes on "
                        + "<a href=\"/clusters/prod/nodes/node-14\">node-14</a>");
    }

    @Test
    void rowsStandInTheGroupsOfAttentionUnderTheirFixedIds() {
        assertThat(page("/"))
                .containsSubsequence(
                        "id=\"group.needsYou\"",
                        "id=\"ds.prod.gpu-operator.nvidia\"",
                        "id=\"group.moving\"",
                        "id=\"ds.prod.ingress.nginx\"",
                        "id=\"group.explained\"",
                        "id=\"ds.prod.logging.fluent-bit\"",
                        "id=\"group.well\"",
                        "id=\"ds.prod.kube-system.agent\"");
    }

    @Test
    void onlyNumbersThatAreOffStandOut() {
        String row = row(page("/"), "ds.prod.gpu-operator.nvidia");

        assertThat(row)
                .contains("data-label=\"Desired\"><span class=\"n\" data-watch>4</span>")
                .contains(
                        "data-label=\"Ready\"><span class=\"n\" data-off data-verdict=\"notReady\" data-watch>3</span>");
    }

    @Test
    void aStripHasASegmentForEachNodeInThePoolsOrder() {
        String row = row(page("/"), "ds.prod.gpu-operator.nvidia");

        assertThat(verdicts(row)).hasSize(16).startsWith("notWanted").endsWith("ok", "notReady", "ok", "ok");
        assertThat(row).contains("title=\"node-14: not ready\"", "aria-label=\"1 not ready (node-14), 3 ok\"");
    }

    @Test
    void aStripByZoneKeepsAllNodes() {
        assertThat(page("/?group=zone")).contains("title=\"a: 12\"", "title=\"b: 4\"");
    }

    @Test
    void fiveThousandNodesFitIntoNinetySixSegments() {
        var big = new ClusterFixture("big");
        for (int pool = 0; pool < 10; pool++) {
            big.nodes(500, "pool-" + pool, "a");
        }
        board.show(big.daemonSet("logging", "fluent-bit", "x:1", Map.of("node-4321", Pod.CRASHING))
                .view(1));

        String row = row(page("/?cluster=big"), "ds.big.logging.fluent-bit");

        assertThat(verdicts(row)).hasSizeBetween(80, 96).containsOnlyOnce("notReady");
        assertThat(row).contains("1 not ready (node-4321)");
    }

    @Test
    void whatComesFromTheClusterIsText() {
        board.show(new ClusterFixture("prod")
                .nodes(1, "\"><script>alert(1)</script>", "a")
                .daemonSet(
                        "n", "<img src=x onerror=alert(2)>", "\"onmouseover=\"alert(3)", Map.of("node-1", Pod.CRASHING))
                .view(8));

        assertThat(page("/"))
                .doesNotContain("<script>alert", "<img src=x", "\"onmouseover=\"")
                .contains("&lt;img src=x onerror=alert(2)&gt;");
    }

    @Nested
    class Filters {
        @ParameterizedTest
        @CsvSource({
            "verdict=notReady, nvidia",
            "verdict=unknown, fluent-bit",
            "attention=moving, nginx",
            "attention=well, agent",
            "namespace=logging, fluent-bit",
            "q=NVCR.io, nvidia",
            "q=gin, nginx",
            "state=degraded, nvidia"
        })
        void theAddressDecidesWhatIsShown(String filter, String only) {
            String page = page("/?" + filter);

            assertThat(rows(page)).contains(only);
            assertThat(rows(page).size()).isLessThan(4);
        }

        @Test
        void textIsKeptInTheFormAndTheChipsGoOnFromIt() {
            assertThat(page("/?q=n&namespace=ingress&group=zone"))
                    .contains("name=\"q\" value=\"n\"")
                    .contains("<option selected>ingress</option>")
                    .contains("<input type=\"hidden\" name=\"group\" value=\"zone\">")
                    .contains("/?cluster=prod&amp;namespace=ingress&amp;q=n&amp;attention=needsYou&amp;group=zone");
        }

        @Test
        void aChipTellsHowManyItWouldShowWhateverElseIsChosen() {
            assertThat(page("/?attention=moving"))
                    .contains(
                            "All <b data-watch>4</b>", "Need you <b data-watch>1</b>", "Not ready <b data-watch>1</b>");
        }

        @Test
        void theStreamFollowsTheFilter() {
            assertThat(page("/?verdict=notReady"))
                    .containsPattern(
                            "data-stream=\"/live\\?cluster=prod&amp;verdict=notReady&amp;since=[0-9a-f]{8}-7\"");
        }

        @Test
        void nothingFoundSaysSoAndLeadsBack() {
            assertThat(page("/?q=nowhere"))
                    .contains("No DaemonSet is like that now.", "href=\"/?cluster=prod\">Show all 4</a>");
        }

        @Test
        void byNameThereAreNoGroups() {
            assertThat(rows(page("/?sort=name"))).containsExactly("agent", "fluent-bit", "nginx", "nvidia");
        }

        @ParameterizedTest
        @CsvSource({"state", "verdict", "attention", "sort", "group"})
        void aWordThatIsNoneNamesTheFieldAndWhatWasExpected(String field) {
            given().get("/?" + field + "=<b>nonsense")
                    .then()
                    .statusCode(400)
                    .body(containsString("“" + field + "”"))
                    .body(containsString("one of "))
                    .body(not(containsString("<b>nonsense")));
        }
    }

    @Nested
    class WhenTheClusterIsNotLive {
        private final ClusterFixture nothing = new ClusterFixture("edge");

        @Test
        void startingSaysThatItIsBeingRead() {
            board.show(nothing.view(1, new Freshness.Starting(ClusterFixture.NOW, "Nodes are listed."), false));

            assertThat(page("/?cluster=edge"))
                    .contains(
                            "<h1>Nothing is known of edge yet.</h1>",
                            "Nodes are listed.",
                            "No DaemonSet is known yet.");
        }

        @Test
        void neverReachedSaysWhy() {
            board.show(nothing.view(1, new Freshness.Unreachable(ClusterFixture.NOW, "Connection refused."), false));

            assertThat(page("/?cluster=edge"))
                    .contains("<b>edge cannot be reached.</b> Connection refused.", "data-state=\"unreachable\"")
                    .contains("They appear here by themselves as soon as the cluster can be reached.");
        }

        @Test
        void aMissingRightIsNamed() {
            board.show(nothing.view(1, new Freshness.Forbidden(ClusterFixture.NOW, "pods: list is missing."), false));

            assertThat(page("/?cluster=edge"))
                    .contains("<b>Everynode may not read all of edge.</b> pods: list is missing.")
                    .contains("as soon as Everynode may read them.");
        }

        @Test
        void oldDataAreShownInThePastTense() {
            var stale = new Freshness.Stale(ClusterFixture.NOW.minus(Duration.ofMinutes(2)), "No answer.");
            board.show(prod().view(8, stale, true));

            assertThat(page("/"))
                    .contains("1 of 4 DaemonSets on prod needed you <time")
                    .contains("what you see may be old", "last heard <time datetime=\"2026-11-24T07:13:04Z\"");
        }

        @Test
        void anEmptyClusterSaysSo() {
            board.show(nothing.nodes(2, "p", "a").view(1));

            assertThat(page("/?cluster=edge")).contains("<h1>There is no DaemonSet on edge.</h1>");
        }

        @Test
        void noClusterAtAllSaysSo() {
            board.clear();

            assertThat(page("/")).contains("<h1>There is no cluster to show.</h1>");
        }
    }

    @Test
    void troubleOnAnotherClusterIsNamedInAGroupOfItsOwn() {
        board.show(new ClusterFixture("staging").nodes(3, "p", "a").view(1));

        assertThat(page("/?cluster=staging")).contains("<h3><a href=\"/?cluster=prod\">On prod</a></h3>", "crashes on");
    }

    @Test
    void aClusterThatIsNotThereIsNotFound() {
        given().get("/?cluster=elsewhere").then().statusCode(404).body(containsString("There is nothing here."));
    }

    private static String row(String page, String id) {
        int start = page.indexOf("<tr class=\"roster__row\" id=\"" + id + "\"");
        assertThat(start).as(id).isPositive();
        return page.substring(start, page.indexOf("</tr>", start));
    }

    private static List<String> verdicts(String row) {
        return Pattern.compile("<i data-verdict=\"(\\w+)\"")
                .matcher(row)
                .results()
                .map(m -> m.group(1))
                .toList();
    }

    private static List<String> rows(String page) {
        return Pattern.compile("class=\"roster__row\" id=\"ds\\.\\w+\\.[\\w-]+\\.([\\w-]+)\"")
                .matcher(page)
                .results()
                .map(m -> m.group(1))
                .toList();
    }
}
