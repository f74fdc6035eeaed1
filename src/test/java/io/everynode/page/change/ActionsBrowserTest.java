package io.everynode.page.change;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.everynode.browser.InChromium;
import io.everynode.browser.Look;
import io.everynode.browser.OpenPage;
import io.everynode.page.change.ActionCase.Before;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each action as an impatient person does it in a browser; what came of it, by the API server. */
@QuarkusTest
@WithTestResource(ActedOn.class)
@ExtendWith(InChromium.class)
class ActionsBrowserTest {
    private static final String SUBMIT = "main form button[type=submit]";

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI root;

    @ParameterizedTest
    @EnumSource
    void aDoubleClickAReloadAndStepsBackActOnce(ActionCase action) {
        Patient patient = action.patient();
        try (OpenPage open = open(action.asking(patient), "editor")) {
            Page page = open.page();
            choose(page, action, patient);
            Before before = Before.of(patient);
            String asking = page.url();

            page.locator(SUBMIT).dblclick();
            assertThat(page.locator("#answer h1")).isVisible();
            action.assertDoneOnce(patient, before);
            String answer = page.url();
            page.reload();
            assertThat(page.locator("#answer h1")).isVisible();
            page.goBack();
            assertThat(page.url()).isEqualTo(asking);
            page.goForward();

            assertThat(page.url()).isEqualTo(answer);
            action.assertDoneOnce(patient, before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoeverMayNotFindsNoButtonButTheRightThatIsMissing(ActionCase action) {
        Patient patient = action.patient();
        try (OpenPage open = open(action.own(patient), "viewer")) {
            Page page = open.page();

            assertThat(page.locator("main .banner")).containsText("You may not " + action.right());
            assertThat(page.locator("main .banner code"))
                    .containsText("verbs: [\"" + action.right().split(" ")[0] + "\"]");
            assertThat(page.locator("main form")).hasCount(0);
            assertThat(open.axe()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatChangedMeanwhileIsShownAndThenCanBeDoneAnyway(ActionCase action) {
        Patient patient = action.patient();
        try (OpenPage open = open(action.asking(patient), "editor")) {
            Page page = open.page();
            choose(page, action, patient);
            patient.changedByAnother();
            Before before = Before.of(patient);

            page.locator(SUBMIT).click();
            if (action == ActionCase.RESTART_SEVERAL) {
                row(page, patient).getByText("Answer").click();
            }
            assertThat(page.locator("#answer h1")).containsText("agent is not as you saw it");
            assertThat(page.locator("[data-line=add]")).containsText("maxUnavailable: 3");
            assertThat(patient.generation("agent")).isEqualTo(before.generation());
            page.locator(SUBMIT).dblclick();

            assertThat(page.locator("#answer h1")).not().containsText("not as you saw it");
            (action == ActionCase.RESTART_SEVERAL ? ActionCase.RESTART : action).assertDoneOnce(patient, before);
        }
    }

    private static void choose(Page page, ActionCase action, Patient patient) {
        if (action == ActionCase.RESTART_SEVERAL) {
            page.locator("[id='choose." + patient.namespace() + ".agent']").check();
            page.locator("[id='choose." + patient.namespace() + ".twin']").check();
        }
    }

    private static Locator row(Page page, Patient patient) {
        return page.locator("tr", new Page.LocatorOptions().setHasText("agent"));
    }

    private OpenPage open(String path, String user) {
        var options =
                Look.LIGHT.options().setExtraHTTPHeaders(Map.of("Authorization", "Bearer " + ActedOn.token(user)));
        return OpenPage.at(root.resolve(path).toString(), options);
    }
}
