package io.everynode.page.overview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.everynode.browser.InChromium;
import io.everynode.browser.Look;
import io.everynode.browser.OpenPage;
import io.everynode.model.Freshness;
import io.everynode.page.ClusterFixture;
import io.everynode.page.ClusterFixture.Pod;
import io.everynode.page.FixtureBoard;
import io.everynode.page.FixtureProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@TestProfile(FixtureProfile.class)
@ExtendWith(InChromium.class)
class OverviewBrowserTest {
    private static final String ROW = "[id='ds.prod.logging.fluent-bit']";

    @Inject
    FixtureBoard board;

    @BeforeEach
    void allIsWell() {
        board.clear();
        board.show(prod(Map.of()).view(1));
    }

    private static ClusterFixture prod(Map<String, Pod> ailing) {
        return new ClusterFixture("prod")
                .nodes(20, "general", "a")
                .nodes(6, "gpu", "b")
                .daemonSet("logging", "fluent-bit", "fluent/fluent-bit:3.2.2", ailing)
                .daemonSet("kube-system", "cilium", "quay.io/cilium/cilium:v1.16.4", Map.of())
                .daemonSet("monitoring", "node-exporter", "quay.io/node-exporter:v1.9.0", Map.of());
    }

    private void crash() {
        board.show(prod(Map.of("node-7", Pod.CRASHING)).view(2));
    }

    private static OpenPage open(String query) {
        return OpenPage.at("http://localhost:" + RestAssured.port + "/" + query, Look.LIGHT);
    }

    @Test
    void aCrashShowsWithoutReload() {
        try (OpenPage open = open("")) {
            Page page = open.page();
            assertThat(page.locator("h1")).hasText("Everything on prod is as it should be.");

            crash();

            assertThat(page.locator("h1")).hasText("1 of 3 DaemonSets on prod needs you.");
            assertThat(page.locator(ROW + " i[data-verdict=notReady]")).hasAttribute("title", "node-7: not ready");
            assertThat(page.locator(ROW + " td[data-label=Ready] .n")).hasText("25");
            assertThat(page.locator(".attention__item")).containsText("crashes on node-7");
            assertThat(open.complaints()).isEmpty();
        }
    }

    @Test
    void whatIsBeingTypedAndWhatIsUnfoldedSurvive() {
        board.show(prod(Map.of("node-7", Pod.CRASHING)).view(2));
        try (OpenPage open = open("?cluster=prod")) {
            Page page = open.page();
            page.locator(".filter input[name=q]").pressSequentially("flu");
            assertThat(page.locator("h1")).hasText("1 of 3 DaemonSets on prod needs you.");

            board.show(prod(Map.of()).view(3));

            assertThat(page.locator("h1")).hasText("Everything on prod is as it should be.");
            assertThat(page.locator(".filter input[name=q]")).isFocused();
            assertThat(page.locator(".filter input[name=q]")).hasValue("flu");
        }
    }

    @Test
    void rowsDoNotJumpUnderThePointer() {
        try (OpenPage open = open("")) {
            Page page = open.page();
            page.locator(ROW).hover();

            crash();

            assertThat(page.locator("h1")).containsText("needs you");
            assertThat(page.locator("[id='group.well'] " + ROW)).hasCount(1);
            page.locator("h1").hover();
            assertThat(page.locator("[id='group.needsYou'] " + ROW)).hasCount(1);
        }
    }

    @Test
    void aSilentStreamIsSaidAndHealsByItself() {
        try (OpenPage open = open("")) {
            Page page = open.page();
            page.clock().install();
            page.reload();
            assertThat(page.locator("#lost")).isHidden();

            page.context().setOffline(true);
            page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))"); // what is open stays open
            page.clock().runFor(35_000);

            assertThat(page.locator("#lost")).isVisible();
            assertThat(page.locator("#lost")).containsText("s ago");
            assertThat(page.locator("#said")).hasText("This page has lost its connection to Everynode.");
            page.context().setOffline(false);
            assertThat(page.locator("#lost")).isHidden();
            assertThat(page.locator("#said")).hasText("This page is connected again.");
        }
    }

    /** As after a sleep, when the connection is gone and nobody says so. */
    @Test
    void aStreamThatDiedWithoutAWordIsOpenedAnew() {
        try (OpenPage open = open("")) {
            Page page = open.page();
            page.clock().install();
            page.reload();
            assertThat(page.locator("#lost")).isHidden();
            page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))");

            page.waitForRequest("**/live**", () -> page.clock().runFor(35_000));

            assertThat(page.locator("#lost")).isHidden();
        }
    }

    @Test
    void theThemeThatWasChosenIsDrawnByTheServerNextTime() {
        try (OpenPage open = open("")) {
            Page page = open.page();
            page.locator("[data-theme-toggle]").click();
            page.reload();

            assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        }
    }

    @Test
    void withoutJavaScriptAllButTheMovementIsThere() {
        crash();
        var options = new Browser.NewContextOptions().setJavaScriptEnabled(false);
        try (OpenPage open = OpenPage.at("http://localhost:" + RestAssured.port + "/", options)) {
            Page page = open.page();
            page.locator(".filter input[name=q]").fill("cilium");
            page.locator("noscript button, form.filter button").first().click();

            assertThat(page.locator(".roster__row")).hasCount(1);
            assertThat(page.locator("[data-theme-toggle]")).isHidden();
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void axeFindsNothingWhateverIsOnTheScreen(Look look) {
        crash();
        var stale = new Freshness.Stale(ClusterFixture.NOW, "No answer.");
        board.show(new ClusterFixture("lab").nodes(2, "p", "a").view(1, stale, true));
        for (String address : new String[] {"/", "/?cluster=lab", "/?q=nothing", "/clusters", "/nowhere"}) {
            try (OpenPage open = OpenPage.at("http://localhost:" + RestAssured.port + address, look.options())) {
                assertThat(open.axe()).as(address + " " + look).isEmpty();
                assertThat(open.stickingOut()).as(address + " " + look).isEmpty();
            }
        }
    }
}
