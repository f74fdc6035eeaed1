package io.everynode.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.everynode.login.Gatehouse;
import io.everynode.login.TokenProfile;
import io.everynode.page.ClusterFixture;
import io.everynode.page.FixtureBoard;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SeatsTest.TwoOfOneCaller.class)
class SeatsTest {
    private static final String PAGE = "/live?cluster=prod";
    private static final String API = "/api/v1/clusters/prod/stream";

    @Inject
    FixtureBoard board;

    @Inject
    Gatehouse clusters;

    @Inject
    Seats seats;

    @Inject
    LiveConfig config;

    private final List<SseReader> opened = new ArrayList<>();

    /** Streams that beat as they usually do, two for each caller. */
    public static class TwoOfOneCaller extends TokenProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var overrides = new HashMap<>(super.getConfigOverrides());
            overrides.put("everynode.live.max-streams-of-one-caller", "2");
            return overrides;
        }
    }

    @BeforeEach
    void allIsWell() {
        board.show(new ClusterFixture("prod")
                .nodes(1, "p", "a")
                .daemonSet("logging", "fluent-bit", "x:1", Map.of())
                .view(1));
        clusters.admits("alices-token", "alice", "prod");
        clusters.admits("bobs-token", "bob", "prod");
    }

    @AfterEach
    void closeAll() {
        opened.forEach(SseReader::close);
    }

    private SseReader open(String path, String token) {
        var reader = new SseReader(
                "http://localhost:" + RestAssured.port + path, Map.of("Authorization", "Bearer " + token));
        opened.add(reader);
        return reader;
    }

    @Test
    void oneCallerTakesSoManyOfBothKindsTogetherAndNobodyElsesUntilTheyEnd() {
        SseReader page = open(PAGE, "alices-token");
        SseReader api = open(API, "alices-token");
        page.next("frame");
        api.next("synced");
        for (String path : List.of(PAGE, API)) {
            SseReader tooMany = open(path, "alices-token");
            assertThat(tooMany.status()).isEqualTo(503);
            assertThat(tooMany.header("Retry-After")).isEqualTo("10");
        }
        assertThat(open(API, "bobs-token").status()).isEqualTo(200);

        seats.sweep(System.nanoTime() + config.lifetime().toNanos());

        assertThat(page.ends()).isTrue();
        assertThat(api.ends()).isTrue();
        await().until(() -> open(API, "alices-token"), again -> again.status() == 200);
    }

    @Test
    void eachSweepIsABeat() {
        SseReader page = open(PAGE, "bobs-token");
        page.next("frame");
        seats.sweep(System.nanoTime());
        assertThat(page.next("beat").data()).isEqualTo(ClusterFixture.NOW.toString());
    }
}
