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
