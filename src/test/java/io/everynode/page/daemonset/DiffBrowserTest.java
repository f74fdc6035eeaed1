package io.everynode.page.daemonset;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.everynode.browser.InChromium;
import io.everynode.browser.Look;
import io.everynode.browser.OpenPage;
import io.everynode.page.FixtureBoard;
import io.everynode.page.FixtureProfile;
import io.everynode.page.Scenes;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(FixtureProfile.class)
@ExtendWith(InChromium.class)
class DiffBrowserTest {
    private static final String DIFF = "/clusters/prod/daemonsets/logging/fluent-bit/revisions/11/diff?to=12";

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI root;

    @Inject
    @SuppressWarnings("NullAway.Init")
    FixtureBoard board;

    @BeforeEach
    void show() {
        board.clear();
        board.show(Scenes.stalledRollout().view());
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, '', true", "LIGHT, &view=unified, false", "LIGHT_PHONE, '', false"})
    void theNewLineStandsBesideTheOldOneWhereAskedForAndWhereThereIsRoom(Look look, String view, boolean beside) {
        try (OpenPage open = OpenPage.at(at(DIFF + view), look)) {
            var gone = open.page().locator("del").boundingBox();
            var come = open.page().locator("ins").boundingBox();

            assertThat(come.y == gone.y).isEqualTo(beside);
            assertThat(come.x > gone.x + gone.width / 2).isEqualTo(beside);
            assertThat(come.y >= gone.y + gone.height).isEqualTo(!beside);
            assertThat(open.page().locator(".lines__head").isVisible()).isEqualTo(beside);
            assertThat(open.page().locator(".compare__layout").isVisible()).isEqualTo(look == Look.LIGHT);
        }
    }

    @Test
    void whatIsGoneAndWhatCameHaveTheirSignsBesideTheColours() {
        try (OpenPage open = OpenPage.at(at(DIFF), Look.LIGHT)) {
            assertThat(sign(open.page(), "del")).isEqualTo("\"−\"");
            assertThat(sign(open.page(), "ins")).isEqualTo("\"+\"");
        }
    }

    private static Object sign(Page page, String element) {
        return page.locator(element).evaluate("e => getComputedStyle(e, '::after').content");
    }

    @Test
    void withoutJavaScriptLayoutsAreLinksAndFoldsOpen() {
        try (OpenPage open = OpenPage.at(at(DIFF), Look.LIGHT.options().setJavaScriptEnabled(false))) {
            Page page = open.page();
            Locator folded = page.getByText("containers:").first();

            page.locator(".compare__layout a[href*=unified]").click();
            assertThat(page).hasURL(Pattern.compile("view=unified"));
            assertThat(folded).isHidden();
            page.locator(".lines summary").first().click();

            assertThat(folded).isVisible();
        }
    }

    private String at(String path) {
        return root.resolve(path).toString();
    }
}
