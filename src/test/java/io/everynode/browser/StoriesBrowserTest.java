package io.everynode.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.everynode.model.Freshness;
import io.everynode.page.ClusterFixture;
import io.everynode.page.FixtureProfile;
import io.everynode.page.Scenes;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do with the pages, from the first key to what they then see. */
@QuarkusTest
@TestProfile(FixtureProfile.class)
@ExtendWith(InChromium.class)
class StoriesBrowserTest extends OverBoard {
    private static final String FLUENT_BIT = "/clusters/prod/daemonsets/logging/fluent-bit";
    private static final String READY = "[data-field=numberReady]";

    @BeforeEach
    void show() {
        board.clear();
        board.show(Scenes.stalledRollout().view(1));
    }

    private void crash() {
        board.show(Scenes.crashOnNode7().view(2));
    }

    @Test
    void aFilterSurvivesALiveUpdate() {
        try (OpenPage open = OpenPage.at(at("/?verdict=old"), Look.LIGHT)) {
            Page page = open.page();
            Locator rows = page.locator(".roster__row");
            assertThat(rows).hasCount(1);

            crash();

            assertThat(page.locator("[id='ds.prod.logging.fluent-bit'] td[data-label=Ready] .n"))
                    .hasText("45");
            assertThat(rows).hasCount(1);
            assertThat(page).hasURL(at("/?verdict=old"));
            assertThat(page.locator(".chip[aria-current]")).containsText("Old revision");
        }
    }

    @Test
    void theFocusAndWhatIsUnfoldedSurviveALiveUpdate() {
        try (OpenPage open = OpenPage.at(at(FLUENT_BIT), Look.LIGHT)) {
            Page page = open.page();
            Locator tile = page.locator("[id='node.node-07']");
            tile.focus();

            crash();

            assertThat(tile).hasAttribute("data-verdict", "notReady");
            assertThat(tile).isFocused();
        }
    }

    @Test
    void aStreamThatDiesComesBackAndCatchesUp() {
        try (OpenPage open = OpenPage.at("about:blank", Look.LIGHT)) {
            Page page = open.page();
            page.route(Pattern.compile("/live"), Route::abort);
            page.navigate(at(FLUENT_BIT));
            assertThat(page.locator(READY)).hasText("46");
            crash();

            page.unroute(Pattern.compile("/live"));
            page.unrouteAll();

            assertThat(page.locator(READY)).hasText("45");
        }
    }

    @Test
    void aHiddenTabClosesItsStreamAndCatchesUpWhenItIsShown() {
        try (OpenPage hidden = OpenPage.at(at(FLUENT_BIT), Look.LIGHT);
                OpenPage shown = OpenPage.at(at(FLUENT_BIT), Look.LIGHT)) {
            hide(hidden.page(), true);
            assertThat(hidden.page().locator(READY)).hasText("46");

            crash();

            assertThat(shown.page().locator(READY)).hasText("45");
            assertThat(hidden.page().locator(READY).textContent()).isEqualTo("46");
            hide(hidden.page(), false);
            assertThat(hidden.page().locator(READY)).hasText("45");
            assertThat(hidden.page().locator("#lost")).isHidden();
        }
    }

    private static void hide(Page page, boolean hidden) {
        page.evaluate("""
                hidden => {
                  Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
                  document.dispatchEvent(new Event("visibilitychange"));
                }""", hidden);
    }

    @Test
    void twoTabsBothMove() {
        try (OpenPage one = OpenPage.at(at("/"), Look.LIGHT);
                OpenPage other = OpenPage.at(at("/nodes"), Look.LIGHT)) {
            crash();

            assertThat(one.page().locator("[id='ds.prod.logging.fluent-bit'] td[data-label=Ready] .n"))
                    .hasText("45");
            assertThat(other.page().locator("h1")).containsText("5 of 48 nodes");
            assertThat(other.page().locator("[id='node.node-07']")).containsText("fluent-bit not ready");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {FLUENT_BIT, "/clusters/prod/nodes/node-07", "/nodes", "/matrix"})
    void theBarFollowsEveryClusterOnAPageOfOne(String path) {
        var staging = new ClusterFixture("staging").nodes(2, "p", "a");
        board.show(staging.view(1));
        try (OpenPage open = OpenPage.at(at(path), Look.LIGHT)) {
            Locator tab = open.page().locator(".cluster", new Page.LocatorOptions().setHasText("staging"));
            assertThat(tab.locator("small")).hasText("2 nodes");

            board.show(staging.view(2, new Freshness.Stale(ClusterFixture.NOW, "No answer."), true));

            assertThat(tab.locator("small")).hasText("behind");
        }
    }

    @Test
    void fromTheSearchFieldToTheNodeByKeysAlone() {
        try (OpenPage open = OpenPage.at(at("/"), Look.LIGHT)) {
            Page page = open.page();

            page.keyboard().press("/");
            page.keyboard().type("node-4");
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).hasText("9 matches.");
            page.keyboard().type("5");
            assertThat(page.locator("h1")).hasText("1 match.");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");

            assertThat(page.locator("h1")).containsText("DaemonSets on node-45");
            assertThat(open.complaints()).isEmpty();
        }
    }

    @Test
    void theSheetOfKeysOpensAndCloses() {
        try (OpenPage open = OpenPage.at(at("/"), Look.LIGHT)) {
            Page page = open.page();

            page.keyboard().press("?");
            assertThat(page.locator("#help")).isVisible();
            assertThat(open.axe()).isEmpty();
            page.keyboard().press("Escape");
            assertThat(page.locator("#help")).isHidden();
            page.keyboard().press("g");
            page.keyboard().press("n");

            assertThat(page).hasURL(at("/nodes?cluster=prod"));
        }
    }

    @Test
    void arrowsWalkTheTiles() {
        try (OpenPage open = OpenPage.at(at(FLUENT_BIT), Look.LIGHT)) {
            Page page = open.page();
            page.locator("[id='node.node-01']").focus();

            page.keyboard().press("ArrowRight");
            assertThat(page.locator("[id='node.node-04']")).isFocused();
            page.keyboard().press("ArrowDown");
            assertThat(page.locator("[id='node.node-05']")).isFocused();
            page.keyboard().press("Enter");

            assertThat(page.locator("h1")).containsText("DaemonSets on node-05");
        }
    }

    @Test
    void aCellOfTheMatrixIsReadByKeysAndStaysTrue() {
        try (OpenPage open = OpenPage.at(at("/matrix?sort=name"), Look.LIGHT)) {
            Page page = open.page();
            Locator said = page.locator(".inspect__say");
            page.locator("tr[data-ref='logging/fluent-bit'] .cell").nth(16).focus();

            for (int i = 0; i < 10; i++) {
                page.keyboard().press("ArrowLeft");
            }
            page.keyboard().press("Enter");
            assertThat(said).containsText("fluent-bit-x7 runs revision 12 on node-07");
            assertThat(page).hasURL(Pattern.compile("cell=logging"));
            crash();

            assertThat(said).containsText("crashes");
            assertThat(page.locator("tr[data-ref='logging/fluent-bit'] .cell").nth(6))
                    .hasAttribute("data-verdict", "notReady");
            assertThat(open.complaints()).isEmpty();
        }
    }

    @Test
    void withoutJavaScriptNodesMatrixAndSearchWork() {
        try (OpenPage open = OpenPage.at(at("/matrix"), Look.LIGHT.options().setJavaScriptEnabled(false))) {
            Page page = open.page();

            page.locator(".cell[data-verdict=notReady]").click();
            assertThat(page.locator(".inspect__say")).containsText("nvidia-device-plugin-x45 on node-45 crashes");
            page.locator(".sections a", new Page.LocatorOptions().setHasText("Nodes"))
                    .click();
            page.locator("select[name=pool]").selectOption("gpu");
            page.locator("form.filter button").click();
            assertThat(page.locator(".nodes tbody tr")).hasCount(6);
            page.locator(".find input").fill("node-17");
            page.locator(".find input").press("Enter");
            page.locator("#results a").first().click();

            assertThat(page.locator("h1")).containsText("node-17");
        }
    }
}
