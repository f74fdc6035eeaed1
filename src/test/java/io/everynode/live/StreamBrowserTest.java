package io.everynode.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.everynode.browser.InChromium;
import io.everynode.page.ClusterFixture;
import io.everynode.page.FixtureBoard;
import io.everynode.page.FixtureProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@QuarkusTest
@TestProfile(FixtureProfile.class)
@ExtendWith(InChromium.class)
class StreamBrowserTest {
    /** Stands in for the browser's own one, so that the test says what comes and sees what is asked for. */
    private static final String SOURCES = """
            window.sources = [];
            window.EventSource = class extends EventTarget {
              constructor(address) {
                super();
                this.since = new URL(address, location.href).searchParams.getAll("since");
                window.sources.push(this);
              }
              close() {}
            };""";

    private static final String BREAK_AFTER = """
            id => {
              const source = window.sources.at(-1);
              const data = new Date().toISOString();
              if (id) source.dispatchEvent(new MessageEvent("beat", { data, lastEventId: id }));
              source.dispatchEvent(new Event("error"));
            }""";

    @Inject
    FixtureBoard board;

    @Test
    void aPageThatComesBackSaysOnceHowFarItHasSeen() {
        board.show(new ClusterFixture("prod")
                .nodes(1, "p", "a")
                .daemonSet("logging", "fluent-bit", "x:1", Map.of())
                .view(1));
        try (BrowserContext context = InChromium.browser().newContext()) {
            Page page = context.newPage();
            page.addInitScript(SOURCES);
            page.navigate("http://localhost:" + RestAssured.port + "/?cluster=prod");
            String ofThePage = sinceOf(page, 1);
            assertThat(ofThePage).matches("[0-9a-f]{8}-\\d+");
            page.evaluate(BREAK_AFTER, "");
            assertThat(sinceOf(page, 2)).isEqualTo(ofThePage);
            page.evaluate(BREAK_AFTER, "abcdef01-7");
            assertThat(sinceOf(page, 3)).isEqualTo("abcdef01-7");
            page.evaluate(BREAK_AFTER, "abcdef01-9");
            assertThat(sinceOf(page, 4)).isEqualTo("abcdef01-9");
        }
    }

    /** Of the source that is opened as that one. */
    private static String sinceOf(Page page, int opened) {
        page.waitForFunction("count => window.sources.length >= count", opened);
        return (String) page.evaluate("count => window.sources[count - 1].since.join(' and ')", opened);
    }
}
