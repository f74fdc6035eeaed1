package io.everynode.page.change;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import io.everynode.browser.InChromium;
import io.everynode.browser.Look;
import io.everynode.browser.OpenPage;
import io.everynode.page.CalmWorld;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A replacement as it is watched. */
@QuarkusTest
@TestProfile(ProgressBrowserTest.World.class)
@ExtendWith(InChromium.class)
class ProgressBrowserTest {
    private static final String REPLACEMENTS = "/clusters/calm/daemonsets/logging/fluent-bit/replacements";

    /** Of its own: what these tests do shows in what they read. */
    public static final class World extends CalmWorld {}

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI root;

    @BeforeEach
    void read() {
        CalmWorld.awaitRead();
    }

    @Test
    void whatMovesIsShownWithoutReloadingAndLeavesTheFocusWhereItIs() {
        try (OpenPage open = OpenPage.at(root.resolve(REPLACEMENTS).toString(), Look.LIGHT.options())) {
            Page page = open.page();
            page.locator("main input[type=checkbox]").first().check();
            page.locator("main form button[type=submit]").click();
            page.locator("main form button[type=submit]").click();
            assertThat(page.locator("#answer h1")).hasText("The pods of fluent-bit are being replaced.");
            page.evaluate("window.sameDocument = true");
            Locator back = page.getByText("Open the DaemonSet");
            back.focus();

            assertThat(page.locator("#answer h1"))
                    .hasText("The pods of fluent-bit are replaced.", new HasTextOptions().setTimeout(60_000));

            assertThat(page.evaluate("window.sameDocument")).isEqualTo(true);
            assertThat(back).isFocused();
            assertThat(page.locator("#steps td").first()).containsText("done");
            assertThat(page.title()).startsWith("The pods of fluent-bit are replaced.");
        }
    }

    @Test
    void withoutScriptsThePageComesAnewByItself() {
        try (OpenPage open = OpenPage.at(
                root.resolve(REPLACEMENTS).toString(), Look.LIGHT.options().setJavaScriptEnabled(false))) {
            Page page = open.page();
            page.locator("main input[type=checkbox]").last().check();
            page.locator("main form button[type=submit]").click();
            page.locator("main form button[type=submit]").click();
            assertThat(page.locator("#answer h1")).hasText("The pods of fluent-bit are being replaced.");

            assertThat(page.locator("#answer h1"))
                    .hasText("The pods of fluent-bit are replaced.", new HasTextOptions().setTimeout(60_000));
        }
    }
}
