package io.everynode.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.everynode.board.View;
import io.everynode.model.Freshness;
import io.everynode.page.ClusterFixture;
import io.everynode.page.FixtureProfile;
import io.everynode.page.Scene;
import io.everynode.page.Scenes;
import io.everynode.page.ScenicSet;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a screen reader is told while a page moves. */
@QuarkusTest
@TestProfile(FixtureProfile.class)
@ExtendWith(InChromium.class)
class AnnounceBrowserTest extends OverBoard {
    private static final String FLUENT_BIT = "/clusters/prod/daemonsets/logging/fluent-bit";

    /** Writes down all that is told. */
    private static final String LISTEN = """
            () => {
              window.told = [];
              const said = document.getElementById("said");
              new MutationObserver(() => told.push(said.textContent)).observe(said, { childList: true });
            }""";

    @BeforeEach
    void clear() {
        board.clear();
    }

    @Test
    void aNewProblemIsToldOnceAndAMereCountNever() {
        board.show(Scenes.stalledRollout().view(1));
        try (OpenPage open = OpenPage.at(at(FLUENT_BIT), Look.LIGHT)) {
            Page page = open.page();
            page.evaluate(LISTEN);

            Scene onOneMore = Scenes.stalledRollout();
            onOneMore.daemonSet("logging", "fluent-bit").running(12, 44, 44);
            board.show(onOneMore.view(2));
            assertThat(page.locator("[data-field=updatedNumberScheduled]")).hasText("42");
            page.waitForTimeout(600); // longer than anything is held back
            assertThat(page.locator("#said")).isEmpty();
            board.show(Scenes.crashOnNode7().view(3));
            assertThat(page.locator("#said")).containsText("fluent-bit-x7 on node-07 crashes");
            board.show(Scenes.stalledRollout().view(4));

            assertThat(page.locator("#said")).containsText("No longer: fluent-bit-x7 on node-07 crashes");
            assertThat(told(page)).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"/, ''", "/matrix, ''", "/clusters/prod/daemonsets/kube-system/agent, #lead"})
    void aFinishedRolloutIsToldOnce(String path, String lead) {
        board.show(rollout(5, 1));
        try (OpenPage open = OpenPage.at(at(path), Look.LIGHT)) {
            Page page = open.page();
            page.evaluate(LISTEN);
            assertThat(page.locator(lead + "[data-rollout]")).hasAttribute("data-rollout", "progressing");

            board.show(rollout(6, 2));

            assertThat(page.locator("#said")).hasText("The rollout of agent has finished.");
            assertThat(page.locator(lead + "[data-rollout]")).hasAttribute("data-rollout", "settled");
            assertThat(told(page)).containsExactly("The rollout of agent has finished.");
        }
    }

    private static View rollout(int updated, long revision) {
        Scene scene = Scene.ofNodes(6);
        scene.daemonSet("kube-system", "agent")
                .revision(1, "agent:1", Duration.ofDays(9), null)
                .revision(2, "agent:2", Duration.ofMinutes(3), null)
                .running(1, 1, 6)
                .running(2, 1, updated);
        return scene.view(revision);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nodes", "/matrix", "/matrix?sort=name", "/clusters/prod/nodes/node-07"})
    void aCrashIsToldOnceOnEveryPageThatShowsIt(String path) {
        board.show(Scenes.stalledRollout().view(1));
        try (OpenPage open = OpenPage.at(at(path), Look.LIGHT)) {
            Page page = open.page();
            page.evaluate(LISTEN);
            Scene scene = Scenes.stalledRollout();
            scene.daemonSet("kube-system", "cilium").crashing(7, 3, 2, "no route");

            board.show(scene.view(2));

            assertThat(page.locator("#said")).containsText(Pattern.compile("cilium (crashes on|not ready)|cilium-x7"));
            assertThat(told(page)).hasSize(1);
        }
    }

    @Test
    void whatSlidesIntoAndOutOfAListThatIsCutIsNotTold() {
        board.show(crashing(1, 61).view(1));
        try (OpenPage open = OpenPage.at(at(FLUENT_BIT), Look.LIGHT)) {
            Page page = open.page();
            page.evaluate(LISTEN);

            board.show(crashing(2, 62).view(2));
            assertThat(page.locator("#trouble\\.node-61")).isAttached();
            board.show(crashing(1, 62).view(3));
            assertThat(page.locator("#trouble\\.node-61")).not().isAttached();
            board.show(crashing(2, 61).view(4));
            assertThat(page.locator("#trouble")).not().hasAttribute("data-cut", "");
            board.show(crashing(1, 61).view(5));
            assertThat(page.locator("#trouble\\.node-61")).not().isAttached();
            page.waitForTimeout(600); // longer than anything is held back

            assertThat(told(page)).isEmpty();
        }
    }

    @Test
    void whatIsOverBesideAListThatIsCutIsTold() {
        board.show(crashing(1, 62).view(1));
        try (OpenPage open = OpenPage.at(at(FLUENT_BIT), Look.LIGHT)) {
            Page page = open.page();
            page.evaluate(LISTEN);

            board.show(crashing(1, 62).view(2, new Freshness.Stale(Scene.NOW, "No answer.")));
            assertThat(page.locator("#said")).containsText("may be old");
            board.show(crashing(1, 62).view(3));

            assertThat(page.locator("#said")).hasText("prod is no longer stale.");
        }
    }

    private static Scene crashing(int from, int to) {
        Scene scene = Scene.ofNodes(70);
        ScenicSet fluentBit = scene.daemonSet("logging", "fluent-bit")
                .revision(1, "fluent-bit:1", Duration.ofDays(9), null)
                .running(1, 1, 70);
        for (int node = from; node <= to; node++) {
            fluentBit.crashing(node, 1, 2, "permission denied");
        }
        return scene;
    }

    @Test
    void aClusterThatFallsSilentIsToldWithoutAnAgeThatTicks() {
        var fixture = new ClusterFixture("prod").nodes(2, "p", "a");
        board.show(fixture.view(1));
        try (OpenPage open = OpenPage.at(at("/nodes"), Look.LIGHT)) {
            Page page = open.page();
            page.evaluate(LISTEN);

            board.show(fixture.view(2, new Freshness.Stale(ClusterFixture.NOW, "No answer."), true));
            assertThat(page.locator("#said")).hasText("What is shown of prod may be old. No answer.");
            assertThat(page.locator("#notice time")).isVisible();
            board.show(fixture.view(3));

            assertThat(page.locator("#said")).hasText("prod is no longer stale.");
            assertThat(told(page)).hasSize(2);
            assertThat(page.locator("[role=status] time, [aria-live] time")).hasCount(0);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> told(Page page) {
        return (List<String>) page.evaluate("told");
    }
}
