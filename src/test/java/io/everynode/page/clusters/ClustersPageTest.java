package io.everynode.page.clusters;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import io.everynode.model.Freshness;
import io.everynode.page.ClusterFixture;
import io.everynode.page.ClusterFixture.Pod;
import io.everynode.page.FixtureBoard;
import io.everynode.page.FixtureProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FixtureProfile.class)
class ClustersPageTest {
    @Inject
    FixtureBoard board;

    @BeforeEach
    void threeClusters() {
        board.clear();
        board.show(
                new ClusterFixture("prod")
                        .nodes(3, "p", "a")
                        .daemonSet("n", "x", "i:1", Map.of("node-1", Pod.CRASHING))
                        .view(1),
                new ClusterFixture("edge")
                        .view(1, new Freshness.Unreachable(ClusterFixture.NOW, "Connection <refused>."), false),
                new ClusterFixture("lab").view(1, new Freshness.Live(ClusterFixture.NOW, List.of("events")), true));
    }

    @Test
    void eachClusterHasItsFreshnessAndCounts() {
        String page = given().get("/clusters").then().statusCode(200).extract().asString();

        assertThat(page)
                .contains("<h1>2 of 3 clusters are live.</h1>")
                .containsSubsequence("id=\"cluster.prod\"", ">3</td>", ">1</td>", "data-off data-verdict=\"notReady\"")
                .containsSubsequence("id=\"cluster.edge\"", "unreachable", "Connection &lt;refused&gt;.")
                .containsSubsequence("id=\"cluster.lab\"", "Everynode may not read events");
    }

    @Test
    void aStaleOneSaysSinceWhenWhyAndWhenItWasLastHeardOf() {
        board.show(new ClusterFixture("lab")
                .view(2, new Freshness.Stale(ClusterFixture.NOW, "No answer. It is tried again."), true));

        String page = given().get("/clusters").then().statusCode(200).extract().asString();

        assertThat(page.substring(page.indexOf("id=\"cluster.lab\"")))
                .containsPattern(
                        "stale</span> for <time [^>]*>[^<]*</time>\\s*· last heard <time [^>]*>[^<]*</time>\\s*ago")
                .contains("No answer. It is tried again.");
        assertThat(page.substring(page.indexOf("id=\"cluster.edge\""), page.indexOf("id=\"cluster.lab\"")))
                .as("never heard of")
                .contains(">–</td>")
                .doesNotContain("last heard", ">0</td>");
    }

    @Test
    void objectsThatCannotBeReadAreCountedNamedAndSaidOnThePagesTheyAreMissingFrom() {
        board.show(new ClusterFixture("lab")
                .unread("nodes", "poison", "allocatable.cpu: <many> is no quantity")
                .unread("pods", "logging/fluent-bit-x1", "metadata.uid: missing")
                .view(2));

        assertThat(given().get("/clusters").then().statusCode(200).extract().asString())
                .contains(
                        "2 objects cannot be read and are left out", "<span class=\"tag\">logging/fluent-bit-x1</span>")
                .contains("allocatable.cpu: &lt;many&gt; is no quantity", "Mend the fields that are named");
        assertThat(given().get("/?cluster=lab").then().statusCode(200).extract().asString())
                .contains("2 objects of lab cannot be read and are left out.");
        assertThat(given().get("/?cluster=prod")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .doesNotContain("cannot be read");
    }

    @Test
    void oneClusterLeadsToItsOverview() {
        given().redirects()
                .follow(false)
                .get("/clusters/prod")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/?cluster=prod"));
    }

    @Test
    void anUnknownOneIsNotFound() {
        given().redirects().follow(false).get("/clusters/none").then().statusCode(404);
    }
}
