package io.everynode.page.change;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.everynode.model.Caller;
import io.everynode.model.ClusterName;
import io.everynode.page.ClusterFixture;
import io.everynode.page.FixtureBoard;
import io.everynode.page.FixtureClusters;
import io.everynode.page.FixtureProfile;
import io.everynode.page.PageForm;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Over a cluster that does not answer. */
@QuarkusTest
@TestProfile(CrowdPageTest.Slow.class)
class CrowdPageTest {
    private static final String FLUENT_BIT = "/clusters/prod/daemonsets/logging/fluent-bit";

    @Inject
    @SuppressWarnings("NullAway.Init")
    FixtureBoard board;

    @Inject
    @SuppressWarnings("NullAway.Init")
    SlowClusters clusters;

    public static final class Slow extends FixtureProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(FixtureBoard.class, SlowClusters.class);
        }
    }

    /** Whoever wants to act waits until the test lets him go. */
    @Alternative
    @ApplicationScoped
    public static class SlowClusters extends FixtureClusters {
        final CountDownLatch open = new CountDownLatch(1);
        final AtomicInteger waiting = new AtomicInteger();

        void release() {
            open.countDown();
        }

        int waiting() {
            return waiting.get();
        }

        @Override
        public KubernetesClient actor(ClusterName cluster, Caller.Credential credential) {
            waiting.incrementAndGet();
            try {
                open.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("the cluster went");
        }
    }

    @Test
    void whoeverFindsNoRoomIsToldAtOnceAndReadingGoesOn() throws Exception {
        board.show(new ClusterFixture("prod")
                .nodes(3, "general", "a")
                .daemonSet("logging", "fluent-bit", "fluent/fluent-bit:3.2.2", Map.of())
                .view(1));
        var waiting = new ArrayList<Future<Integer>>();
        var people = Executors.newVirtualThreadPerTaskExecutor();
        for (int i = 0; i < 8; i++) {
            waiting.add(people.submit(() -> given().contentType("application/json")
                    .body("{\"uid\":\"u\"}")
                    .post("/api/v1" + FLUENT_BIT + "/restarts")
                    .statusCode()));
        }
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> clusters.waiting() >= 8);
            given().contentType("application/json")
                    .body("{\"uid\":\"u\"}")
                    .post("/api/v1" + FLUENT_BIT + "/restarts")
                    .then()
                    .statusCode(429)
                    .header("Retry-After", "5")
                    .body("outcome", equalTo("unreachable"))
                    .body("detail", containsString("Nothing was sent"));
            given().get(FLUENT_BIT + "/restarts")
                    .then()
                    .statusCode(429)
                    .header("Retry-After", "5")
                    .body(containsString("8 requests of yours wait for an answer already."));
            given().contentType("application/json")
                    .body("{\"daemonSets\":[{\"namespace\":\"logging\",\"name\":\"fluent-bit\",\"uid\":\"u\"}]}")
                    .post("/api/v1/clusters/prod/restarts")
                    .then()
                    .statusCode(429)
                    .header("Retry-After", "5")
                    .body("outcomes[0].outcome", equalTo("unreachable"));
            PageForm.ask("/clusters/prod/restarts")
                    .with("daemonSet", "logging/fluent-bit/u/1")
                    .send()
                    .statusCode(429)
                    .header("Retry-After", "5")
                    .body(containsString("8 requests of yours wait for an answer already."));
            given().get("/").then().statusCode(200);
        } finally {
            clusters.release();
        }
        for (Future<Integer> one : waiting) {
            assertThat(one.get()).isEqualTo(500);
        }
    }
}
