package io.everynode.page.search;

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
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(FixtureProfile.class)
class SearchPageTest {
    @Inject
    @SuppressWarnings("NullAway.Init")
    FixtureBoard board;

    @BeforeEach
    void show() {
        board.clear();
        board.show(Scenes.stalledRollout().view());
    }

    @ParameterizedTest
    @CsvSource({
        "fluent-bit, <a href=\"/clusters/prod/daemonsets/logging/fluent-bit\">fluent-bit</a>",
        "NODE-17, <a href=\"/clusters/prod/nodes/node-17\">node-17</a>",
        "k8s-device-plugin, <a href=\"/?cluster=prod&amp;q=nvcr.io%2Fnvidia%2Fk8s-device-plugin%3Av0.17.0\">",
        "monit, <a href=\"/?cluster=prod&amp;namespace=monitoring\">monitoring</a>"
    })
    void allKindsAreFoundAndLeadToTheirPages(String q, String link) {
        assertThat(page("/search?q=" + q)).contains(link);
    }

    @Test
    void theVeryNameComesFirst() {
        assertThat(page("/search?q=fluent-bit"))
                .containsSubsequence(">fluent-bit</a>", ">fluent-bit-windows</a>", "<h2 id=\"h-Images\">");
    }

    @Test
    void whatIsInTroubleShowsIt() {
        assertThat(page("/search?q=node-45")).containsPattern("data-verdict=\"notReady\"[^¶]*?>node-45</a>");
    }

    @Test
    void nothingFoundSaysWhatIsSearched() {
        assertThat(page("/search?q=zzz"))
                .contains("<h1 aria-live=\"polite\">Nothing is called like that.</h1>", "the text of images");
    }

    @Test
    void whatIsLookedForIsNeverMarkup() {
        assertThat(page("/search?q=%3Cscript%3Ealert(1)")).doesNotContain("<script>alert");
    }

    private static String page(String path) {
        return given().accept("text/html")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
