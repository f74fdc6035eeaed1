package io.everynode.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import io.everynode.model.Freshness;
import io.everynode.page.ClusterFixture;
import io.everynode.page.FixtureProfile;
import io.everynode.page.Scenes;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page with trouble on it, in a browser. */
@QuarkusTest
@TestProfile(FixtureProfile.class)
@ExtendWith(InChromium.class)
class PagesBrowserTest extends OverBoard {
    private static final String FLUENT_BIT = "/clusters/prod/daemonsets/logging/fluent-bit";

    /** What went wrong is told in the same frame; a browser notes each of them on its console. */
    private static final List<String> PROBLEMS =
            List.of("/no/where", "/broken", "/nodes?page=x", "/clusters/prod/nodes/none", "/clusters/away/nodes/none");

    private static final List<String> PAGES = List.of(
            "/",
            FLUENT_BIT,
            "/clusters/prod/daemonsets/kube-system/nvidia-device-plugin",
            FLUENT_BIT + "/revisions/11/diff?to=12",
            FLUENT_BIT + "/revisions/9/diff?to=12&view=unified",
            FLUENT_BIT + "/yaml",
            "/nodes",
            "/matrix",
            "/matrix?cell=kube-system/nvidia-device-plugin@node-45",
            "/search?q=node-4",
            "/clusters",
            "/?q=nothing-is-called-like-that",
            "/clusters/prod/nodes/node-45",
            "/clusters/prod/nodes/node-17",
            FLUENT_BIT + "/images",
            FLUENT_BIT + "/strategy",
            FLUENT_BIT + "/replacements",
            "/clusters/prod/restarts",
            "/activity");

    @BeforeEach
    void show() {
        board.clear();
        board.show(Scenes.stalledRollout().view(1));
    }

    @ParameterizedTest
    @EnumSource
    void axeAndTheBrowserHaveNothingToSay(Look look) {
        for (String path : PAGES) {
            try (OpenPage open = OpenPage.at(at(path), look)) {
                assertThat(open.axe()).as("axe on " + path).isEmpty();
                assertThat(open.complaints()).as("complaints on " + path).isEmpty();
                assertThat(open.stickingOut()).as("sideways on " + path).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void axeHasNothingToSayOfAProblem(Look look) {
        board.show(new ClusterFixture("away")
                .view(1, new Freshness.Starting(ClusterFixture.NOW, "Nodes are listed."), false));
        for (String path : PROBLEMS) {
            try (OpenPage open = OpenPage.at(at(path), look)) {
                assertThat(open.axe()).as("axe on " + path).isEmpty();
                assertThat(open.stickingOut()).as("sideways on " + path).isEmpty();
                assertThat(open.page().locator(".bar .cluster")).not().hasCount(0);
            }
        }
    }

    /** 720 px is a window of 1,440 at 200 %. */
    @ParameterizedTest
    @ValueSource(ints = {390, 720, 2560})
    void noPageIsScrolledSideways(int width) {
        var window = new Browser.NewContextOptions().setViewportSize(width, 1000);
        for (String path : PAGES) {
            try (OpenPage open = OpenPage.at(at(path), window)) {
                assertThat(open.stickingOut()).as(path).isEmpty();
            }
        }
    }

    @Test
    void onPaperWhatWasFoldedAndWhatCountsMeanIsThereAndWhatIsClickedIsNot() {
        try (OpenPage open = OpenPage.at(at("/clusters/prod/daemonsets/kube-system/nvidia-device-plugin"), Look.DARK)) {
            Page page = open.page();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

            assertThat(page.locator(".bar")).isHidden();
            assertThat(page.locator("#actions")).isHidden();
            assertThat(page.locator("#counts small").first()).isVisible();
            assertThat(page.locator("#unwanted li").first()).isVisible();
            assertThat(page.locator("html")).hasCSS("background-color", "rgb(253, 252, 250)");
            assertThat(page.locator(".tile .glyph").first()).isVisible();
        }
    }

    @Test
    void aChangeArrivesWithoutReloading() {
        try (OpenPage open = OpenPage.at(at(FLUENT_BIT), Look.LIGHT)) {
            Page page = open.page();
            page.evaluate("window.notReloaded = true");

            board.show(Scenes.crashOnNode7().view(2));

            assertThat(page.locator("[id='node.node-07']")).hasAttribute("data-verdict", "notReady");
            assertThat(page.locator("[id='trouble.node-07']")).containsText("cannot open /var/log");
            assertThat(page.locator("[data-field=numberReady]")).hasText("45");
            assertThat(page.locator("[data-field=numberUnavailable]")).hasText("3");
            assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
            assertThat(open.complaints()).isEmpty();
        }
    }

    @Test
    void aTileLeadsToItsNodeAndTheBackButtonBack() {
        try (OpenPage open = OpenPage.at(at(FLUENT_BIT), Look.LIGHT)) {
            Page page = open.page();

            page.locator("[id='node.node-45']").click();
            assertThat(page.locator("h1")).containsText("DaemonSets on node-45");
            page.goBack();

            assertThat(page.locator("h1")).containsText("fluent-bit rollout has stalled");
            assertThat(page).hasURL(at(FLUENT_BIT));
        }
    }

    @Test
    void withoutJavaScriptAllIsThere() {
        try (OpenPage open = OpenPage.at(at(FLUENT_BIT), Look.LIGHT.options().setJavaScriptEnabled(false))) {
            Page page = open.page();

            page.locator(".choice a", new Page.LocatorOptions().setHasText("pool"))
                    .click();
            assertThat(page.locator("[id='group.gpu']")).isVisible();
            page.locator("[id='trouble.node-17'] a").first().click();
            assertThat(page.locator("h1")).containsText("DaemonSets on node-17");
            page.locator("summary", new Page.LocatorOptions().setHasText("not wanted here"))
                    .click();
            assertThat(page.locator("#elsewhere")).containsText("its nodeSelector asks for pool=gpu");
        }
    }

    @Test
    void aTilesSentenceIsShownToKeyboardAndPointerAlike() {
        try (OpenPage open = OpenPage.at(at(FLUENT_BIT), Look.LIGHT)) {
            var tile = open.page().locator("[id='node.node-17']");
            assertThat(tile.locator(".tip")).not().isVisible();

            open.page().locator("[id='node.node-14']").focus();
            open.page().keyboard().press("Tab");

            assertThat(tile).isFocused();
            assertThat(tile.locator(".tip")).isVisible();
            assertThat(open.stickingOut()).isEmpty();
        }
    }
}
