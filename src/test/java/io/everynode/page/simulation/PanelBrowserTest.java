package io.everynode.page.simulation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.everynode.browser.InChromium;
import io.everynode.browser.Look;
import io.everynode.browser.OpenPage;
import io.everynode.page.CalmProfile;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@TestProfile(CalmProfile.class)
@ExtendWith(InChromium.class)
class PanelBrowserTest {
    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI root;

    @ParameterizedTest
    @EnumSource
    void axeFindsNothingInThePanelNorInARefusal(Look look) {
        try (OpenPage open = OpenPage.at(root.toString(), look)) {
            Page page = open.page();
            page.locator("#panel summary").click();
            assertThat(open.axe()).isEmpty();
            assertThat(open.stickingOut()).isEmpty();

            page.locator("[name=taint]").fill("nonsense");
            page.locator("#panel button", new Page.LocatorOptions().setHasText("Put on the node"))
                    .click();

            assertThat(page.locator("#panel-refused")).containsText("nonsense");
            assertThat(page.locator("[name=taint]")).hasValue("nonsense");
            assertThat(open.axe()).isEmpty();
        }
    }

    @Test
    void theRefusedFormCanBeMendedAndLeadsBack() {
        try (OpenPage open = OpenPage.at(root.resolve("/nodes").toString(), Look.LIGHT)) {
            Page page = open.page();
            page.locator("#panel summary").click();
            page.locator("[name=taint]").fill("nonsense");
            page.locator("#panel button", new Page.LocatorOptions().setHasText("Put on the node"))
                    .click();
            page.locator("[name=taint]").fill("mended=yes:PreferNoSchedule");
            page.locator("#panel button", new Page.LocatorOptions().setHasText("Put on the node"))
                    .click();

            assertThat(page).hasURL(root.resolve("/nodes").toString());
        }
    }
}
