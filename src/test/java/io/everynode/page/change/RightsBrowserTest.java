package io.everynode.page.change;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.everynode.browser.InChromium;
import io.everynode.browser.Look;
import io.everynode.browser.OpenPage;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Buttons follow what the API server says of the caller's rights, on pages and in what their streams send. */
@QuarkusTest
@WithTestResource(ActedOn.class)
@ExtendWith(InChromium.class)
class RightsBrowserTest {
    private static final String DISABLED = "a[aria-disabled=true]:not([href])";
    private static final List<String> RULES = List.of(
            "{apiGroups: [\"apps\"], resources: [\"daemonsets\"], verbs: [\"patch\"]}",
            "{apiGroups: [\"\"], resources: [\"pods\"], verbs: [\"delete\"]}",
            "{apiGroups: [\"apps\"], resources: [\"daemonsets\"], verbs: [\"delete\"]}");

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI root;

    @Test
    void aViewerFindsEveryButtonDisabledWithTheRuleBesideIt() {
        Patient stuck = Patient.stuck();
        known(stuck.page(), "You may not patch", "You may not delete pods", "You may not delete daemonsets");
        try (OpenPage open = open(stuck.page(), "viewer")) {
            Page page = open.page();

            assertThat(page.locator("#actions " + DISABLED)).hasCount(6);
            assertThat(page.locator("#lacks code")).hasText(RULES.toArray(String[]::new));
            assertThat(page.locator("#trouble " + DISABLED)).hasText("Force-delete…");
            assertThat(page.locator("#lead " + DISABLED)).containsText("Force-delete its pod on node-1");
            assertThat(acting(page)).isEmpty();
            assertThat(open.axe()).isEmpty();
        }
    }

    @Test
    void whatItsStreamSendsIsDisabledToo() {
        Patient patient = Patient.born();
        known(patient.page(), "You may not patch", "You may not delete pods", "You may not delete daemonsets");
        try (OpenPage open = open(patient.page(), "viewer")) {
            Page page = open.page();
            page.evaluate("""
                    () => {
                      window.flashed = [];
                      new MutationObserver(() => document.querySelectorAll("#main a[href*='/rollbacks']")
                        .forEach(a => window.flashed.push(a.href)))
                        .observe(document.body, { childList: true, subtree: true, attributes: true });
                    }""");

            patient.rolledOut();

            assertThat(page.locator("#revisions " + DISABLED)).hasText("Undo to this…");
            assertThat(page.evaluate("window.flashed").toString()).isEqualTo("[]");
        }
    }

    @Test
    void anEditorMayFollowThem() {
        Patient stuck = Patient.stuck();
        try (OpenPage open = open(stuck.page(), "editor")) {
            Page page = open.page();

            assertThat(page.locator(DISABLED)).hasCount(0);
            assertThat(page.locator("#trouble a[href*='force=true']")).hasText("Force-delete…");
            assertThat(page.locator("#lacks")).hasCount(0);
        }
    }

    @Test
    void soDoTheLinesOfTheOverviewAndTheChoiceOfSeveral() {
        Patient stuck = Patient.stuck();
        known("/", "You may not patch", "You may not delete pods");
        known("/clusters/" + ActedOn.NAME + "/restarts", "You may not patch");
        try (OpenPage open = open("/?namespace=" + stuck.namespace(), "viewer")) {
            Page page = open.page();
            Locator line = page.locator(".attention__item").first();

            assertThat(line.locator(DISABLED)).containsText("Force-delete its pod");
            assertThat(line.locator(".attention__lacks")).containsText("You may not delete pods in stuck-");
            assertThat(line.locator(".attention__lacks code")).hasText(RULES.get(1));
            assertThat(page.locator(".filter " + DISABLED)).hasText("Restart several…");
            assertThat(acting(page)).isEmpty();
            assertThat(open.axe()).isEmpty();

            page.navigate(
                    root.resolve("/clusters/" + ActedOn.NAME + "/restarts").toString());
            assertThat(page.locator("input[name=daemonSet]:enabled")).hasCount(0);
            assertThat(page.locator("main tbody tr").first()).containsText(RULES.getFirst());
        }
    }

    /** Waits until the API server has answered: whoever is not known to lack a right may try. */
    private static void known(String path, String... said) {
        for (String each : said) {
            await().atMost(Patient.PATIENCE)
                    .until(() -> given().auth()
                            .oauth2(ActedOn.token("viewer"))
                            .get(path)
                            .asString()
                            .contains(each));
        }
    }

    /** The links in the page that lead to an action. */
    @SuppressWarnings("unchecked")
    private static List<String> acting(Page page) {
        return (List<String>) page.evaluate("""
                () => [...document.querySelectorAll("main a[href]")].map(a => a.getAttribute("href"))
                  .filter(h => /\\/(restarts|images|rollbacks|strategy|replacements|deletion)\\b/.test(h))""");
    }

    private OpenPage open(String path, String user) {
        var options =
                Look.LIGHT.options().setExtraHTTPHeaders(Map.of("Authorization", "Bearer " + ActedOn.token(user)));
        return OpenPage.at(root.resolve(path).toString(), options);
    }
}
