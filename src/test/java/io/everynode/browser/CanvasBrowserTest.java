package io.everynode.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.everynode.page.FixtureBoard;
import io.everynode.page.FixtureProfile;
import io.everynode.page.Scene;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The matrix of 300 nodes and 20 DaemonSets, which is too large for a table. */
@QuarkusTest
@TestProfile(FixtureProfile.class)
@ExtendWith(InChromium.class)
class CanvasBrowserTest {
    private static final int NODES = 300;
    private static final int DAEMON_SETS = 20;
    private static final Pattern NAMES = Pattern.compile("/matrix/columns\\.json");
    private static final Page.RouteOptions ONCE = new Page.RouteOptions().setTimes(1);
    private static final String CRASHED = "agent-07 on node-150: not ready.";

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI root;

    @Inject
    @SuppressWarnings("NullAway.Init")
    FixtureBoard board;

    @BeforeEach
    void show() {
        board.clear();
        board.show(scene(DAEMON_SETS).view(1));
    }

    /** On node-150 agent-07 crashes. */
    private static Scene scene(int daemonSets) {
        return scene(NODES, daemonSets);
    }

    private static Scene scene(int nodes, int daemonSets) {
        Scene scene = Scene.ofNodes(nodes);
        for (int i = 1; i <= daemonSets; i++) {
            scene.daemonSet("agents", "agent-%02d".formatted(i))
                    .toleratingEverything()
                    .revision(1, "agent:1", Duration.ofDays(3), null)
                    .running(1, 1, nodes);
        }
        scene.daemonSet("agents", "agent-07").crashing(150, 1, 3, "no disk");
        return scene;
    }

    private static Scene anotherCrash() {
        Scene scene = scene(DAEMON_SETS);
        scene.daemonSet("agents", "agent-03").crashing(8, 1, 2, "no route");
        return scene;
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
    void aChangeIsPaintedWithoutPaintingAll() {
        try (OpenPage open = OpenPage.at(at("/matrix?sort=name"), Look.LIGHT)) {
            Page page = open.page();
            page.locator("[role=grid]").focus();
            Canvas.await(page, "notReady", 1);
            Canvas.watchWhatIsCleared(page);

            board.show(anotherCrash().view(2));

            Canvas.await(page, "notReady", 2);
            assertThat(Canvas.largestPartCleared(page)).isBetween(0.0, 0.01);
            assertThat(page.locator("h1")).containsText("2 of 6000 cells");
            assertThat(page.locator("[role=grid]")).isFocused();
        }
    }

    @ParameterizedTest
    @CsvSource({"299, trouble", "299, name", "301, trouble", "301, name"})
    void cellsAreOfTheirNodesAfterOneCameOrWent(int nodes, String sort) {
        try (OpenPage open = OpenPage.at(at("/matrix?sort=" + sort), Look.LIGHT)) {
            Page page = open.page();
            Canvas.await(page, "notReady", 1);
            Scene changed = scene(nodes, DAEMON_SETS);
            changed.daemonSet("agents", "agent-20").crashing(nodes, 1, 2, "no route");

            board.show(changed.view(2));
            Canvas.await(page, "notReady", 2);
            page.locator("[role=grid]").focus();
            page.keyboard().press("t");
            page.keyboard().press("t");

            assertThat(page.locator("#canvas\\.say")).containsText("agent-20 on node-" + nodes + ": not ready.");
            assertThat(page.locator("#canvas\\.say")).containsText("no route");
            assertThat(open.complaints()).isEmpty();
        }
    }

    @Test
    void whatHasJustChangedMayGo() {
        try (OpenPage open = OpenPage.at(at("/matrix?sort=name"), Look.LIGHT)) {
            Page page = open.page();
            Scene changed = scene(DAEMON_SETS);
            changed.daemonSet("agents", "agent-20").crashing(NODES, 1, 2, "no route");
            board.show(changed.view(2));
            Canvas.await(page, "notReady", 2);

            board.show(scene(DAEMON_SETS - 1).view(3));
            assertThat(page.locator(".canvas__row")).hasCount(DAEMON_SETS - 1);
            Canvas.await(page, "notReady", 1);

            assertThat(open.complaints()).isEmpty();
        }
    }

    @Test
    void theCursorStaysOnItsCellWhileNamesAreAskedForTwice() {
        try (OpenPage open = OpenPage.at(at("/matrix?sort=name"), Look.LIGHT)) {
            Page page = open.page();
            Locator said = page.locator("#canvas\\.say");
            page.locator("[role=grid]").focus();
            page.keyboard().press("t");
            assertThat(said).containsText(CRASHED);
            List<Route> held = new ArrayList<>();
            page.route(NAMES, held::add);

            board.show(scene(NODES + 1, DAEMON_SETS).view(2));
            page.waitForCondition(() -> held.size() == 1);
            board.show(scene(NODES + 2, DAEMON_SETS).view(3));
            page.waitForCondition(() -> held.size() == 2);
            said.evaluate("said => said.textContent = ''");
            held.forEach(Route::resume);

            assertThat(said).containsText(CRASHED);
            assertThat(open.complaints()).isEmpty();
        }
    }

    @Test
    void namesThatCouldNotBeHadAreAskedForAgainWithTheNextNews() {
        try (OpenPage open = OpenPage.at("about:blank", Look.LIGHT)) {
            Page page = open.page();
            page.route(NAMES, r -> r.fulfill(new Route.FulfillOptions().setStatus(503)), ONCE);
            page.navigate(at("/matrix?sort=name"));
            page.locator("[role=grid]").focus();
            page.keyboard().press("t");
            assertThat(page.locator("#canvas\\.say")).containsText("agent-07 on …: not ready.");

            board.show(anotherCrash().view(2));

            assertThat(page.locator("#canvas\\.say")).containsText(CRASHED);
        }
    }

    @Test
    void namesThatCouldNotBeHadAreAskedForAgainByWhoOpensACell() {
        try (OpenPage open = OpenPage.at("about:blank", Look.LIGHT)) {
            Page page = open.page();
            page.route(NAMES, r -> r.fulfill(new Route.FulfillOptions().setBody("<h1>Log in</h1>")), ONCE);
            page.navigate(at("/matrix?sort=name"));
            page.locator("[role=grid]").focus();
            page.keyboard().press("t");
            assertThat(page.locator("#canvas\\.say")).containsText("agent-07 on …: not ready.");

            page.keyboard().press("Enter");

            assertThat(page.locator(".inspect__say")).containsText("agent-07-x150 on node-150 crashes");
            assertThat(page.locator("#canvas\\.say")).containsText(CRASHED);
            assertThat(open.complaints()).isEmpty();
        }
    }

    @Test
    void rowsKeepTheirPlacesWhenAllIsSentAgain() {
        try (OpenPage open = OpenPage.at(at("/matrix"), Look.LIGHT)) {
            Page page = open.page();
            page.locator("[role=grid]").focus();
            Canvas.await(page, "notReady", 1);
            page.evaluate("dispatchEvent(new Event('pagehide'))");

            board.show(anotherCrash().view(2));
            page.evaluate("dispatchEvent(new Event('online'))");

            assertThat(page.locator("h1")).containsText("2 of 6000 cells");
            Canvas.await(page, "notReady", 2);
            assertThat(page.locator(".canvas__row").first()).containsText("agent-07");
        }
    }

    @Test
    void aNewTroubleGoesToTheFrontWhenNobodyIsThere() {
        try (OpenPage open = OpenPage.at(at("/matrix"), Look.LIGHT)) {
            Page page = open.page();
            page.locator("[role=grid]").focus();
            board.show(anotherCrash().view(2));
            Canvas.await(page, "notReady", 2);
            assertThat(page.locator(".canvas__row").nth(1)).not().containsText("agent-03");

            page.locator("[role=grid]").blur();

            assertThat(page.locator(".canvas__row").first()).containsText("agent-03");
            assertThat(page.locator(".canvas__row").nth(1)).containsText("agent-07");
        }
    }

    @Test
    void theChosenCellStaysTrue() {
        try (OpenPage open = OpenPage.at(at("/matrix?cell=agents/agent-03@node-08"), Look.LIGHT)) {
            Page page = open.page();
            assertThat(page.locator(".inspect__say")).containsText("is available");

            board.show(anotherCrash().view(2));

            assertThat(page.locator(".inspect__say")).containsText("no route");
        }
    }

    @Test
    void aDaemonSetThatComesHasARow() {
        try (OpenPage open = OpenPage.at(at("/matrix"), Look.LIGHT)) {
            board.show(scene(DAEMON_SETS + 1).view(2));

            assertThat(open.page().locator(".canvas__row")).hasCount(DAEMON_SETS + 1);
            assertThat(open.page().locator(".canvas canvas").first()).isVisible();
            Canvas.await(open.page(), "notReady", 1);
        }
    }

    @Test
    void aClusterThatShrinksBecomesATable() {
        try (OpenPage open = OpenPage.at(at("/matrix"), Look.LIGHT)) {
            board.show(scene(7).view(2));

            assertThat(open.page().locator("table.matrix tbody tr")).hasCount(7);
            assertThat(open.page().locator("canvas")).hasCount(0);
        }
    }

    @Test
    void theTableThatTookItsPlaceIsLeftAlone() {
        try (OpenPage open = OpenPage.at(at("/matrix"), Look.LIGHT)) {
            Page page = open.page();
            page.locator("[role=grid]").focus();
            page.keyboard().press("t");

            board.show(scene(7).view(2));
            page.locator("table.matrix .cell").first().focus();
            page.locator("table.matrix .cell").first().hover();
            page.locator("[data-theme-toggle]").click();
            page.locator("h1").hover();

            assertThat(page.locator("canvas")).hasCount(0);
            assertThat(open.complaints()).isEmpty();
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

    private String at(String path) {
        return root.resolve(path).toString();
    }
}
