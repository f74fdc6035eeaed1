package io.everynode.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.everynode.page.CalmProfile;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a container that ends in the simulated cluster to what somebody sees who looks at the page. */
@QuarkusTest
@TestProfile(CalmProfile.class)
@ExtendWith(InChromium.class)
class CrashBrowserTest {
    private static final String FLUENT_BIT = "/clusters/calm/daemonsets/logging/fluent-bit";

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI root;

    /** A pod that crashed takes some seconds to become ready again, longer on a busy machine. */
    @BeforeAll
    static void bePatient() {
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    @AfterAll
    static void leaveThePatience() {
        PlaywrightAssertions.setDefaultAssertionTimeout(5_000);
    }

    @BeforeEach
    void haveTheClusterRead() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> given().get(FLUENT_BIT).statusCode() == 200);
    }

    @Test
    void aPodThatCrashesShowsOnTheOpenPage() {
        try (OpenPage watching = OpenPage.at(at(FLUENT_BIT), Look.LIGHT);
                OpenPage breaking = OpenPage.at(at(FLUENT_BIT), Look.LIGHT)) {
            Page page = watching.page();
            Locator troubled = page.locator(".tile[data-verdict=notReady]");
            Locator ready = page.locator("[data-field=numberReady]");
            assertThat(ready).hasText("6");
            page.evaluate("window.notReloaded = true");

            crash(breaking.page());
            assertThat(troubled).hasCount(1);
            assertThat(ready).hasText("6");
            crash(breaking.page());

            assertThat(troubled).hasCount(1);
            assertThat(ready).hasText("5");
            assertThat(page.locator("[data-field=numberUnavailable]")).hasText("1");
            String node = String.valueOf(troubled.getAttribute("id"));
            Locator row = page.locator("[id='trouble." + node.substring("node.".length()) + "']");
            assertThat(row).containsText("crashes: exit 1, restarted 1 time");
            assertThat(page.locator("h1")).containsText("crashes");
            assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
            assertThat(watching.complaints()).isEmpty();
        }
    }

    /** By the simulation's panel; always the same pod, which is longer away the second time. */
    static void crash(Page page) {
        page.locator("#panel summary").click();
        page.locator("#panel button", new Page.LocatorOptions().setHasText("Crash a pod"))
                .click();
        assertThat(page.locator("#panel button").first()).isHidden();
    }

    private String at(String path) {
        return root.resolve(path).toString();
    }
}
