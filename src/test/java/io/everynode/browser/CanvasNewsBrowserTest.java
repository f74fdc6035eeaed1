package io.everynode.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.everynode.browser.LargeScene.CRASHED;
import static io.everynode.browser.LargeScene.DAEMON_SETS;
import static io.everynode.browser.LargeScene.NODES;
import static io.everynode.browser.LargeScene.anotherCrash;
import static io.everynode.browser.LargeScene.scene;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.everynode.page.FixtureProfile;
import io.everynode.page.Scene;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The matrix that is too large for a table, while the cluster changes. */
@QuarkusTest
@TestProfile(FixtureProfile.class)
@ExtendWith(InChromium.class)
class CanvasNewsBrowserTest extends OverBoard {
    private static final Pattern NAMES = Pattern.compile("/matrix/columns\\.json");
    private static final Page.RouteOptions ONCE = new Page.RouteOptions().setTimes(1);

    @BeforeEach
    void show() {
        board.clear();
        board.show(scene(DAEMON_SETS).view(1));
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

    @Test
    void whatComesToBeInTroubleIsToldOnceAndWhatNoLongerIsToo() {
        try (OpenPage open = OpenPage.at(at("/matrix"), Look.LIGHT)) {
            Page page = open.page();
            Canvas.await(page, "notReady", 1);
            assertThat(page.locator("#said")).isEmpty();

            board.show(anotherCrash().view(2));
            assertThat(page.locator("#said")).hasText("agent-03 on node-08: not ready.");
            board.show(scene(DAEMON_SETS).view(3));

            assertThat(page.locator("#said")).hasText("No longer: agent-03 on node-08: not ready.");
        }
    }

    @Test
    void whatIsToldWhileNamesAreAskedForNamesNoOtherCell() {
        try (OpenPage open = OpenPage.at("about:blank", Look.LIGHT)) {
            Page page = open.page();
            List<Route> held = new ArrayList<>();
            page.route(NAMES, held::add);
            page.navigate(at("/matrix?sort=name"));
            page.waitForCondition(() -> held.size() == 1);
            board.show(anotherCrash().view(2));
            Canvas.await(page, "notReady", 2);
            Scene oneMore = scene(NODES + 1, DAEMON_SETS);
            oneMore.daemonSet("agents", "agent-03").crashing(8, 1, 2, "no route");

            board.show(oneMore.view(3));
            page.waitForCondition(() -> held.size() == 2);
            held.forEach(Route::resume);

            assertThat(page.locator("#said")).hasText("agent-03 on a node: not ready.");
        }
    }

    @Test
    void aFinishedRolloutIsTold() {
        Scene moving = scene(DAEMON_SETS);
        moving.daemonSet("agents", "agent-02")
                .revision(2, "agent:2", Duration.ofMinutes(3), null)
                .running(2, 1, NODES - 1);
        board.show(moving.view(2));
        try (OpenPage open = OpenPage.at(at("/matrix"), Look.LIGHT)) {
            Page page = open.page();
            Canvas.await(page, "notReady", 1);

            moving.daemonSet("agents", "agent-02").running(2, NODES, NODES);
            board.show(moving.view(3));

            assertThat(page.locator("#said")).hasText("The rollout of agent-02 has finished.");
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
}
