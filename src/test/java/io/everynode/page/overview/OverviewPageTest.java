package io.everynode.page.overview;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.everynode.page.ClusterFixture;
import io.everynode.page.ClusterFixture.Pod;
import io.everynode.page.FixtureBoard;
import io.everynode.page.FixtureProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FixtureProfile.class)
class OverviewPageTest {
    @Inject
    FixtureBoard board;

    @BeforeEach
    void aClusterInTrouble() {
        board.clear();
        board.show(new ClusterFixture("prod")
                .nodes(12, "general", "a")
                .nodes(4, "gpu", "b")
                .daemonSet("logging", "fluent-bit", "fluent/fluent-bit:3.2.2", Map.of("node-3", Pod.CRASHING))
                .daemonSet("kube-system", "cilium", "quay.io/cilium/cilium:v1.16.4", Map.of())
                .view(7));
    }

    @Test
    void theHeadlineCountsWhoNeedsYou() {
        given().get("/").then().statusCode(200).body(containsString("<h1>1 of 2 DaemonSets on prod needs you.</h1>"));
    }
}
