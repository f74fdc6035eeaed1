package io.everynode.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.everynode.page.CalmWorld;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages before and after an action, and that of nothing, which need a cluster that answers. */
@QuarkusTest
@TestProfile(ActionPagesBrowserTest.World.class)
@ExtendWith(InChromium.class)
class ActionPagesBrowserTest {
    private static final String NODE_EXPORTER = "/clusters/calm/daemonsets/monitoring/node-exporter";
    private static final List<String> PAGES = List.of(
            NODE_EXPORTER + "/restarts",
            NODE_EXPORTER + "/rollbacks",
            NODE_EXPORTER + "/images",
            NODE_EXPORTER + "/strategy",
            NODE_EXPORTER + "/replacements",
            NODE_EXPORTER + "/deletion",
            "/clusters/calm/restarts",
            "/nowhere");

    /** Of its own: what these tests do shows in what they read. */
    public static final class World extends CalmWorld {}

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI root;

    @BeforeEach
    void read() {
        CalmWorld.awaitRead();
    }

    @ParameterizedTest
    @EnumSource
    void axeFindsNothingOnPagesThatAskNorWhereTheAnswerIs(Look look) {
        for (String path : PAGES) {
            try (OpenPage open = OpenPage.at(at(path), look)) {
                lookAt(open, path);
            }
        }
        try (OpenPage open = OpenPage.at(at(NODE_EXPORTER + "/restarts"), look)) {
            Page page = open.page();
            page.locator("main form button[type=submit]").first().click();
            assertThat(page.locator("#answer h1")).isVisible();
            lookAt(open, "the answer");
            page.navigate(at("/activity"));
            assertThat(page.locator("main")).containsText("node-exporter");
            lookAt(open, "/activity");
        }
    }

    private static void lookAt(OpenPage open, String what) {
        assertThat(open.axe()).as("axe on " + what).isEmpty();
        assertThat(open.stickingOut()).as("sideways on " + what).isEmpty();
    }

    private String at(String path) {
        return root.resolve(path).toString();
    }
}
