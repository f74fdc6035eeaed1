package io.everynode.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.everynode.page.FixtureProfile;
import io.everynode.page.Scene;
import io.everynode.page.Scenes;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the reader has in hand while the page moves under him. */
@QuarkusTest
@TestProfile(FixtureProfile.class)
@ExtendWith(InChromium.class)
class SurvivalBrowserTest extends OverBoard {
    private static final String FLUENT_BIT = "/clusters/prod/daemonsets/logging/fluent-bit";
    private static final String ROW = "[id='ds.prod.logging.fluent-bit']";

    @BeforeEach
    void show() {
        board.clear();
        board.show(Scenes.stalledRollout().view(1));
    }

    @Test
    void theFocusStaysOnACellThatBecomesALinkAndOnOneThatStopsBeingOne() {
        try (OpenPage open = OpenPage.at(at("/matrix?sort=name"), Look.LIGHT)) {
            Page page = open.page();
            Locator cells = page.locator("tr[data-ref='logging/fluent-bit'] .cell");
            cells.nth(16).focus();
            for (int i = 0; i < 10; i++) {
                page.keyboard().press("ArrowLeft");
            }
            assertThat(cells.nth(6)).isFocused();

            board.show(Scenes.crashOnNode7().view(2));
            assertThat(cells.nth(6)).hasAttribute("data-verdict", "notReady");
            assertThat(cells.nth(6)).isFocused();
            board.show(Scenes.stalledRollout().view(3));

            assertThat(cells.nth(6)).hasAttribute("data-verdict", "ok");
            assertThat(cells.nth(6)).isFocused();
            page.keyboard().press("ArrowRight");
            assertThat(cells.nth(7)).isFocused();
        }
    }

    /** Of a table that comes whole, because its rows have another order. */
    @Test
    void rowsThatAreAsTheyWereAreLeftAlone() {
        try (OpenPage open = OpenPage.at(at("/nodes"), Look.LIGHT)) {
            Page page = open.page();
            page.evaluate("""
                    () => {
                      window.walked = [];
                      const walk = event => event.target.matches("#roster tr") && walked.push(event.target.id);
                      document.addEventListener("turbo:morph-element", walk);
                    }""");

            board.show(Scenes.crashOnNode7().view(2));

            assertThat(page.locator("#roster tbody tr").nth(2)).hasAttribute("id", "node.node-07");
            assertThat(page.locator("[id='node.node-07']")).containsText("fluent-bit not ready");
            assertThat(page.evaluate("[...new Set(walked.filter(id => id))]")).isEqualTo(List.of("node.node-07"));
        }
    }

    @Test
    void selectedTextStaysSelectedEvenWhereItChanges() {
        try (OpenPage open = OpenPage.at(at(FLUENT_BIT), Look.LIGHT)) {
            Page page = open.page();
            page.locator("h1").evaluate("h1 => getSelection().setBaseAndExtent(h1.firstChild, 0, h1.firstChild, 49)");

            board.show(Scenes.crashOnNode7().view(2));

            assertThat(page.locator("h1")).containsText("3 nodes");
            assertThat(page.evaluate("getSelection().toString()"))
                    .isEqualTo("fluent-bit rollout has stalled: 3 nodes block it,");
        }
    }

    @Test
    void whatIsUnfoldedStaysUnfoldedAndThePageWhereItIs() {
        Scene scene = Scenes.stalledRollout();
        try (OpenPage open =
                OpenPage.at(at("/clusters/prod/daemonsets/kube-system/nvidia-device-plugin"), Look.LIGHT)) {
            Page page = open.page();
            page.locator("#unwanted summary").click();
            page.evaluate("scrollTo(0, 200)");

            scene.labelled(7, "pool", "gpu");
            board.show(scene.view(2));

            assertThat(page.locator("#unwanted summary")).containsText("41 nodes");
            assertThat(page.locator("#unwanted ul")).isVisible();
            assertThat(page.evaluate("scrollY")).isEqualTo(200);
        }
    }

    @Test
    void aFormThatIsHalfFilledStaysFilledOnceTheFocusHasLeftIt() {
        try (OpenPage open = OpenPage.at(at("/?cluster=prod"), Look.LIGHT)) {
            Page page = open.page();
            page.locator(".filter input[name=q]").fill("flu");
            page.locator("h1").click();

            board.show(Scenes.crashOnNode7().view(2));

            assertThat(page.locator(ROW + " td[data-label=Ready] .n")).hasText("45");
            assertThat(page.locator(".filter input[name=q]")).hasValue("flu");
        }
    }

    @Test
    void aTableThatIsHeldByTheFocusShowsNewNumbersAtOnceAndTheNewOrderLater() {
        try (OpenPage open = OpenPage.at(at("/"), Look.LIGHT)) {
            Page page = open.page();
            Scene scene = Scenes.stalledRollout();
            scene.daemonSet("kube-system", "cilium").crashing(7, 3, 2, "no route");
            String cilium = "[id='ds.prod.kube-system.cilium']";
            page.locator(cilium + " a").focus();

            board.show(scene.view(2));
            assertThat(page.locator(cilium + " td[data-label=Ready] .n")).hasText("47");
            assertThat(page.locator("[id='group.explained'] " + cilium)).hasCount(1);
            page.locator(".brand").focus();

            assertThat(page.locator("[id='group.needsYou'] " + cilium)).hasCount(1);
        }
    }
}
