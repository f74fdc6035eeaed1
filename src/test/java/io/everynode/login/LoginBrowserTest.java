package io.everynode.login;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.everynode.browser.InChromium;
import io.everynode.browser.Look;
import io.everynode.browser.OpenPage;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@TestProfile(TokenProfile.class)
@ExtendWith(InChromium.class)
class LoginBrowserTest {
    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI root;

    @ParameterizedTest
    @EnumSource
    void axeFindsNothingOnTheDoorNorOnARefusal(Look look) {
        try (OpenPage open = OpenPage.at(root.resolve("/login").toString(), look)) {
            Page page = open.page();
            assertThat(open.axe()).isEmpty();
            assertThat(open.stickingOut()).isEmpty();

            page.locator("[name=token]").fill("nobodys");
            page.locator("main button[type=submit]").click();

            assertThat(page.locator("main")).containsText("No cluster takes this token");
            assertThat(open.axe()).isEmpty();
            assertThat(open.stickingOut()).isEmpty();
        }
    }
}
