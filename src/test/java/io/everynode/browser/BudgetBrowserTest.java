package io.everynode.browser;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import io.everynode.page.FixtureBoard;
import io.everynode.page.FixtureProfile;
import io.everynode.page.Scene;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the first page and the next ones weigh at 48 nodes and 12 DaemonSets, with trouble on screen. */
@QuarkusTest
@TestProfile(FixtureProfile.class)
@ExtendWith(InChromium.class)
class BudgetBrowserTest {
    private static final int FIRST_PAGE = 30 * 1024;
    private static final int NEXT_PAGE = 20 * 1024;

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI root;

    @Inject
    @SuppressWarnings("NullAway.Init")
    FixtureBoard board;

    @BeforeEach
    void twelveOn48() {
        Scene scene = Scene.ofNodes(48).silent(17, Scene.NOW.minus(Duration.ofMinutes(14)));
        for (int i = 1; i <= 12; i++) {
            scene.daemonSet("namespace-" + i % 5, "daemon-set-" + i)
                    .toleratingEverything()
                    .revision(1, "registry.example/team/daemon-set-" + i + ":1.16." + i, Duration.ofDays(30), null)
                    .revision(2, "registry.example/team/daemon-set-" + i + ":1.17." + i, Duration.ofDays(3), null)
                    .running(2, 1, 48)
                    .crashing(3 * i, 2, i, "cannot open /var/log: permission denied");
        }
        board.clear();
        board.show(scene.view());
    }

    @Test
    void theFirstPageWithStylesAndOurOwnScriptsIsSmall() {
        List<String> asked = new ArrayList<>();
        try (OpenPage open = OpenPage.at("about:blank", Look.LIGHT)) {
            Page page = open.page();
            page.onRequest(r -> asked.add(r.url()));
            page.navigate(root.resolve("/").toString(), new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));
        }

        List<String> ours = asked.stream()
                .filter(a -> !a.contains("/live") && !a.endsWith("turbo.js") && !a.endsWith(".svg"))
                .toList();
        int bytes = ours.stream().mapToInt(BudgetBrowserTest::gzipped).sum();
        System.out.println("The first page at 48 x 12: " + bytes + " bytes gzipped in " + ours.size() + " answers");
        assertThat(ours.stream().filter(a -> a.endsWith(".css"))).hasSize(1);
        assertThat(asked).allMatch(a -> a.startsWith(root.toString()));
        assertThat(bytes).isLessThanOrEqualTo(FIRST_PAGE);
    }

    @Test
    void theNextPagesAreSmaller() {
        for (String path : List.of(
                "/clusters/prod/daemonsets/namespace-1/daemon-set-1",
                "/nodes",
                "/matrix",
                "/clusters/prod/nodes/node-17")) {
            assertThat(gzipped(root.resolve(path).toString())).as(path).isLessThanOrEqualTo(NEXT_PAGE);
        }
    }

    /** But for what stands on a line behind an age, which may grow by a digit at any second. */
    @Test
    void nothingMovesAfterTheFirstPaint() {
        for (String path : List.of("/", "/clusters/prod/daemonsets/namespace-1/daemon-set-1", "/nodes", "/matrix")) {
            try (OpenPage open = OpenPage.at(root.resolve(path).toString(), Look.LIGHT)) {
                Object shifts = open.page().evaluate("""
                        () => new Promise(done => {
                          const shifts = [];
                          const behindAnAge = ({ node, previousRect: was, currentRect: is }) =>
                            was.y === is.y && was.height === is.height && node?.parentElement?.querySelector("time[data-age]");
                          const name = ({ node }) => node?.id || node?.className || node?.textContent || "something";
                          new PerformanceObserver(list => list.getEntries()
                            .filter(e => !e.sources.length || !e.sources.every(behindAnAge))
                            .forEach(e => shifts.push(e.value + " by " + e.sources.map(name).join(", "))))
                            .observe({ type: "layout-shift", buffered: true });
                          requestAnimationFrame(() => requestAnimationFrame(() => done(shifts)));
                        })""");
                assertThat(shifts).as(path).isEqualTo(List.of());
            }
        }
    }

    private static int gzipped(String address) {
        String text = given().get(address).then().statusCode(200).extract().asString();
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }
}
