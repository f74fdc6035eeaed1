package io.everynode.page;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.time.Duration;
import java.util.Map;

/** The whole product over the simulated world {@code calm}, where nothing happens by itself. */
public class CalmWorld implements QuarkusTestProfile {
    public static final String DAEMON_SETS = "/api/v1/clusters/calm/daemonsets/";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "everynode.source", "simulated",
                "everynode.simulation.world", "calm",
                "everynode.login", "none",
                "quarkus.http.test-port", "0");
    }

    /** Waits until the board has read the world. */
    public static void awaitRead() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> given().get(DAEMON_SETS).jsonPath().getList("").size() >= 3);
    }

    /** @param path namespace and name */
    public static String uid(String path) {
        return given().get(DAEMON_SETS + path).jsonPath().getString("uid");
    }

    public static long generation(String path) {
        return given().get(DAEMON_SETS + path).jsonPath().getLong("reported.generation");
    }

    /** Waits until the board shows it. */
    public static void awaitGeneration(String path, long generation) {
        await().atMost(Duration.ofSeconds(30)).until(() -> generation(path) == generation);
    }
}
