package io.everynode.login;

import static io.restassured.RestAssured.given;

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

    @Test
    void anotherNameForThisMachineIsMisdirected() {
        given().header("Host", "evil.example").get("/q/metrics").then().statusCode(421);
    }
}
