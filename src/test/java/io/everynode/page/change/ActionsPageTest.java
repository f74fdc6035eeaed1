package io.everynode.page.change;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.page.PageForm;
import io.everynode.page.change.ActionCase.Before;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each action as a browser without scripts does it, and as it must not be done; what came of it, by the API server. */
@QuarkusTest
@WithTestResource(ActedOn.class)
class ActionsPageTest {
    @ParameterizedTest
    @EnumSource
    void itIsDoneOnceHoweverOftenTheFormIsSentAndTheAnswerLoaded(ActionCase action) {
        Patient patient = action.patient();
        PageForm form = action.ask(patient, "editor");
        assertThat(form.html()).contains("Nothing has been changed yet.");
        Before before = Before.of(patient);

        String first = form.send().statusCode(303).extract().header("Location");
        String second = form.send().statusCode(303).extract().header("Location");

        assertThat(second).isEqualTo(first);
        action.assertDoneOnce(patient, before);
        assertThat(page(first, "editor")).isEqualTo(200);
        assertThat(page(first, "editor")).isEqualTo(200);
        action.assertDoneOnce(patient, before);
    }

    @ParameterizedTest
    @EnumSource
    void whoeverMayNotIsToldAndAForgedFormDoesNothing(ActionCase action) {
        Patient patient = action.patient();
        Before before = Before.of(patient);
        PageForm forged = action.ask(patient, "editor").sentBy(PageForm.ask(several(), ActedOn.token("viewer")));

        String html = forged.answer();

        assertThat(html).contains("You may not " + action.right());
        ActionCase.assertUntouched(patient, before);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasMadeAgainUnderTheSameNameIsRefused(ActionCase action) {
        Patient patient = action.patient();
        PageForm form = action.ask(patient, "editor");
        patient.bornAgain();
        String born = Before.of(patient).uid();

        String html = form.answer();

        assertThat(html).contains("it is another object than the one you saw").doesNotContain("Do it anyway");
        assertThat(patient.generation("agent")).isEqualTo(1);
        assertThat(Before.of(patient).uid()).isEqualTo(born);
    }

    @Test
    void aPodThatDoesNotTerminateIsNotDeletedByForceWhateverTheFormSays() {
        Patient patient = Patient.born();
        Before before = Before.of(patient);
        PageForm form = PageForm.ask(patient.page() + "/replacements?node=node-1", ActedOn.token("editor"));

        String html = form.without("force").with("force", "true").answer();

        assertThat(html).contains("Not done: the request was refused.", "only where a pod terminates for too long");
        ActionCase.assertUntouched(patient, before);
    }

    private static String several() {
        return "/clusters/" + ActedOn.NAME + "/restarts";
    }

    private static int page(String address, String user) {
        return given().auth().oauth2(ActedOn.token(user)).get(address).statusCode();
    }
}
