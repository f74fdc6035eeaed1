package io.everynode.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a container that ends in a large simulated cluster to the cell of the matrix' picture that tells of it. */
@QuarkusTest
@TestProfile(CanvasCrashBrowserTest.Large.class)
@ExtendWith(InChromium.class)
class CanvasCrashBrowserTest {
    private static final String NODE_EXPORTER = "/clusters/large/daemonsets/logging/node-exporter";

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI root;

    /** Too many cells for a table. */
    public static final class Large implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "everynode.login", "none",
                    "everynode.simulation.world", "large",
                    "everynode.simulation.nodes", "560",
                    "everynode.simulation.daemon-sets", "10",
                    "quarkus.http.test-port", "0");
        }
    }

    /** A message of the canvas takes its time on a busy machine. */
    @BeforeAll
    static void bePatient() {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    }

    @AfterAll
    static void leaveThePatience() {
        PlaywrightAssertions.setDefaultAssertionTimeout(5_000);
    }

    @BeforeEach
    void haveEveryPodReady() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .until(() -> given().get("/matrix").asString().contains("are as they should be."));
    }

    @Test
    void aPodThatCrashesTurnsItsCellAndNoOther() {
        try (OpenPage watching = OpenPage.at(at("/matrix"), Look.LIGHT);
                OpenPage breaking = OpenPage.at(at(NODE_EXPORTER), Look.LIGHT)) {
            Page page = watching.page();
            Canvas.await(page, "notReady", 0);
            page.evaluate("window.notReloaded = true");

            // A first crash is over within a second, here; after the second one the container stays away for ten.
            CrashBrowserTest.crash(breaking.page());
            Canvas.await(page, "notReady", 1);
            Canvas.await(page, "notReady", 0);
            CrashBrowserTest.crash(breaking.page());

            Canvas.await(page, "notReady", 1);
            Locator troubled = breaking.page().locator(".tile[data-verdict=notReady]");
            String node = String.valueOf(troubled.getAttribute("id")).substring("node.".length());
            assertThat(page.locator("#said")).hasText("node-exporter on " + node + ": not ready.");
            assertThat(page.locator("h1")).containsText("1 of 5600 cells");
            page.locator("[role=grid]").focus();
            assertThat(page.locator("#canvas\\.say")).containsText("node-exporter on " + node + ": not ready.");
            assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
            assertThat(watching.complaints()).isEmpty();
        }
    }

    private String at(String path) {
        return root.resolve(path).toString();
    }
}
