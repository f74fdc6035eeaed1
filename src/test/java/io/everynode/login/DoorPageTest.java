package io.everynode.login;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DoorPageTest {
    @Test
    void healthIsOpenToEverybody() {
        given().get("/q/health/live").then().statusCode(200);
    }

    @Test
    void metricsAreThereForWhoeverIsLetIn() {
        given().get("/q/metrics").then().statusCode(200);
    }

    /** Whoever may see one cluster sees the metrics of all of them. */
    @Test
    void metricsSayNothingOfTheApiServersThatAreAsked() {
        await().until(
                        () -> given().get("/api/v1/clusters").jsonPath().getString("[0].freshness.state"),
                        "live"::equals);
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("jvm_"))
                .body(not(containsString("/apis/")))
                .body(not(containsString("http_client")));
    }

    @Test
    void anotherNameForThisMachineIsMisdirected() {
        given().header("Host", "evil.example").get("/q/metrics").then().statusCode(421);
    }
}
