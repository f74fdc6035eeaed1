package io.everynode.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.everynode.browser.LargeScene.CRASHED;
import static io.everynode.browser.LargeScene.DAEMON_SETS;
import static io.everynode.browser.LargeScene.scene;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.everynode.page.FixtureProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The matrix where it is too large for a table. */
@QuarkusTest
@TestProfile(FixtureProfile.class)
@ExtendWith(InChromium.class)
class CanvasBrowserTest extends OverBoard {
    @BeforeEach
    void show() {
        board.clear();
        board.show(scene(DAEMON_SETS).view(1));
    }

    @Test
    void tooManyCellsArePaintedAndFewerAreATable() {
        try (OpenPage open = OpenPage.at(at("/matrix"), Look.LIGHT)) {
            Page page = open.page();
            assertThat(page.locator(".canvas canvas").first()).isVisible();
            assertThat(page.locator(".canvas__row")).hasCount(DAEMON_SETS);
            assertThat(page.locator(".canvas__row").first()).containsText("agent-07");
            assertThat(page.locator("table.matrix")).hasCount(0);

            page.locator(".chip", new Page.LocatorOptions().setHasText("Not ready"))
                    .click();
            assertThat(page.locator("table.matrix tbody tr")).hasCount(1);
            assertThat(page.locator("table.matrix thead th[data-node]")).hasCount(1);
            assertThat(page.locator("canvas")).hasCount(0);
            assertThat(open.complaints()).isEmpty();
        }
    }

    @Test
    void whoAsksForATableGetsOneOfTheNodesWithNews() {
        try (OpenPage open = OpenPage.at(at("/matrix"), Look.LIGHT)) {
            Page page = open.page();

            page.locator(".choice a", new Page.LocatorOptions().setHasText("as table"))
                    .click();

            assertThat(page.locator("table.matrix thead th[data-node]")).hasCount(1);
            assertThat(page.locator("#roster")).containsText("299 nodes without a column");
        }
    }

    @Test
    void keysReachATroubledCellAndOpenIt() {
        try (OpenPage open = OpenPage.at(at("/matrix?sort=name"), Look.LIGHT)) {
            Page page = open.page();
            Locator grid = page.locator("[role=grid]");

            grid.focus();
            page.keyboard().press("t");
            assertThat(page.locator("#canvas\\.say")).containsText(CRASHED);
            assertThat(page.locator("#canvas\\.say")).containsText("no disk");
            assertThat(spoken(page)).containsText(CRASHED);
            page.keyboard().press("Enter");

            assertThat(page.locator(".inspect__say")).containsText("agent-07-x150 on node-150 crashes");
            assertThat(page).hasURL(Pattern.compile("cell=agents%2Fagent-07%40node-150"));
            assertThat(grid).isFocused();
            assertThat(open.complaints()).isEmpty();
        }
    }

    @Test
    void arrowsGoFromCellToCellOnceEveryNodeHasAColumn() {
        try (OpenPage open = OpenPage.at(at("/matrix?sort=name"), Look.LIGHT)) {
            Page page = open.page();
            Locator said = page.locator("#canvas\\.say");
            page.locator("[role=grid]").focus();
            page.keyboard().press("+");

            page.keyboard().press("ArrowRight");
            page.keyboard().press("ArrowDown");
            assertThat(said).containsText("agent-02 on node-02: ok.");
            page.keyboard().press("End");
            assertThat(said).containsText("agent-02 on node-300: ok.");
            page.keyboard().press("Control+End");
            assertThat(said).containsText("agent-20 on node-300: ok.");
            page.keyboard().press("Home");
            assertThat(said).containsText("agent-20 on node-01: ok.");
            page.keyboard().press("PageDown");
            assertThat(said).containsText(Pattern.compile("agent-20 on node-\\d{2,3}: ok."));
            assertThat(said).not().containsText("node-01:");
            page.keyboard().press("PageUp");

            assertThat(said).containsText("agent-20 on node-01: ok.");
        }
    }

    @Test
    void whatIsUnderThePointerIsSaidAndAClickOpensIt() {
        try (OpenPage open = OpenPage.at(at("/matrix"), Look.LIGHT)) {
            Page page = open.page();
            Locator grid = page.locator("[role=grid]");
            // Trouble stands first: in the first row the first column.
            grid.hover(new Locator.HoverOptions().setPosition(1, 30));

            assertThat(page.locator("#canvas\\.say")).containsText(CRASHED);
            grid.click(new Locator.ClickOptions().setPosition(1, 30));

            assertThat(page.locator(".inspect__say")).containsText("agent-07-x150 on node-150 crashes");
        }
    }

    @Test
    void onAPhoneTheInspectorComesIntoSight() {
        try (OpenPage open = OpenPage.at(at("/matrix"), Look.LIGHT_PHONE)) {
            Page page = open.page();
            assertThat(page.locator("#inspector")).not().isInViewport();

            page.locator("[role=grid]").focus();
            page.keyboard().press("Enter");

            assertThat(page.locator(".inspect__say")).isInViewport();
        }
    }

    @Test
    void thePictureIsNoLargerThanAPhoneCanHold() {
        Browser.NewContextOptions sharp = Look.LIGHT.options().setDeviceScaleFactor(8);
        try (OpenPage open = OpenPage.at(at("/matrix"), sharp)) {
            assertThat((Integer) open.page().evaluate("""
                            () => Math.max(...[...document.querySelectorAll("canvas")].map(c => c.width * c.height))""")).isBetween(10_000_000, 16_777_216);
        }
    }

    @Test
    void theColoursFollowTheTheme() {
        try (OpenPage open = OpenPage.at(at("/matrix"), Look.LIGHT)) {
            Page page = open.page();
            Canvas.await(page, "notReady", 1);
            assertThat(Canvas.colour(page, "notReady")).isEqualTo("rgb(176, 28, 12)");

            page.locator("[data-theme-toggle]").click();

            Canvas.await(page, "notReady", 1);
            assertThat(Canvas.colour(page, "notReady")).isEqualTo("rgb(244, 112, 92)");
        }
    }

    @ParameterizedTest
    @EnumSource
    void axeAndTheBrowserHaveNothingToSay(Look look) {
        try (OpenPage open = OpenPage.at(at("/matrix?cell=agents/agent-07@node-150"), look)) {
            open.page().locator("[role=grid]").focus();
            assertThat(open.axe()).isEmpty();
            assertThat(open.complaints()).isEmpty();
            assertThat(open.stickingOut()).isEmpty();
        }
    }

    @Test
    void withoutJavaScriptTheNodesWithNewsAreATable() {
        try (OpenPage open = OpenPage.at(at("/matrix"), Look.LIGHT.options().setJavaScriptEnabled(false))) {
            Page page = open.page();

            assertThat(page.locator("table.matrix thead th[data-node]")).hasCount(1);
            assertThat(page.locator(".canvas")).isHidden();
            page.locator(".cell[data-verdict=notReady]").click();

            assertThat(page.locator(".inspect__say")).containsText("agent-07-x150 on node-150 crashes");
        }
    }

    private static Locator spoken(Page page) {
        return page.locator("[id='" + page.locator("[role=grid]").getAttribute("aria-activedescendant") + "']");
    }
}
