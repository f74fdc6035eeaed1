package io.everynode.page.daemonset;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.page.FixtureBoard;
import io.everynode.page.FixtureProfile;
import io.everynode.page.Scenes;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(FixtureProfile.class)
class DiffPageTest {
    private static final String REVISIONS = "/clusters/prod/daemonsets/logging/fluent-bit/revisions/";

    @Inject
    @SuppressWarnings("NullAway.Init")
    FixtureBoard board;

    @BeforeEach
    void show() {
        board.clear();
        board.show(Scenes.stalledRollout().view());
    }

    @Test
    void whatChangedIsShownAndWhatIsSecretIsNot() {
        assertThat(page("11/diff?to=12"))
                .contains("<h1>From revision 11 to 12 of fluent-bit: 1 line removed, 1 added.</h1>")
                .containsPattern("<del data-no=\"\\d+\">[^<]*fluent-bit:3.<mark>1.9</mark></del>"
                        + "<ins data-no=\"\\d+\">[^<]*fluent-bit:3.<mark>2.2</mark></ins>")
                .contains("value: masked-")
                .doesNotContain("s3cret");
    }

    @Test
    void ofWhatDidNotChangeOnlyTheLinesNearbyAreUnfolded() {
        String page = page("9/diff?to=10");

        assertThat(page).containsPattern("(?s)<summary>.*\\d+ lines that did not change</summary>");
        assertThat(page.replaceAll("(?s)<details>.*?</details>", ""))
                .contains("restartedAt")
                .doesNotContain("TOKEN");
        assertThat(page).contains("TOKEN");
    }

    @Test
    void theLayoutLivesInTheAddressAndStaysWhenOtherRevisionsAreChosen() {
        assertThat(page("11/diff?to=12"))
                .contains("class=\"lines lines--split\"")
                .contains("<a href=\"" + REVISIONS + "11/diff?to=12\" aria-current=\"true\">side by side</a>")
                .contains("<a href=\"" + REVISIONS + "11/diff?to=12&amp;view=unified\">unified</a>");
        assertThat(page("11/diff?to=12&view=unified"))
                .contains("class=\"lines lines--unified\"")
                .contains("<a href=\"" + REVISIONS + "10/diff?to=12&amp;view=unified\">10</a>")
                .contains("<a href=\"" + REVISIONS + "11/diff?to=9&amp;view=unified\">9</a>");
    }

    @Test
    void equalTemplatesAreSaidToBeEqual() {
        assertThat(page("12/diff?to=12"))
                .contains("<h1>Revisions 12 and 12 of fluent-bit have the same template.</h1>", "Nothing differs.")
                .doesNotContain("class=\"lines");
    }

    @Test
    void anotherLayoutIsRefusedByName() {
        assertThat(given().accept("text/html")
                        .get(REVISIONS + "11/diff?view=upside-down")
                        .then()
                        .statusCode(400)
                        .extract()
                        .asString())
                .contains("“view”", "one of split, unified");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99/diff?to=12", "11/diff?to=99", "x/diff"})
    void whatDoesNotExistIsNotFound(String path) {
        given().accept("text/html").get(REVISIONS + path).then().statusCode(404);
    }

    private static String page(String path) {
        return given().accept("text/html")
                .get(REVISIONS + path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
