package io.everynode.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.everynode.page.ClusterFixture;
import io.everynode.page.FixtureBoard;
import io.everynode.page.FixtureProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(FixtureProfile.class)
class FramePageTest {
    @Inject
    FixtureBoard board;

    @BeforeEach
    void oneCluster() {
        board.clear();
        board.show(new ClusterFixture("prod").nodes(2, "p", "a").view(1));
    }

    private static String page() {
        return given().get("/").then().statusCode(200).extract().asString();
    }

    /** As long as the address of a form in which 200 nodes were chosen. */
    @Test
    void aLongAddressIsRead() {
        given().queryParam("q", "x".repeat(60_000)).get("/").then().statusCode(200);
    }

    @Test
    void theStylesheetIsOneRequestThatIsKeptForGood() {
        String page = page();
        var sheets = Pattern.compile("<link rel=\"stylesheet\" href=\"([^\"]+)\">")
                .matcher(page)
                .results()
                .toList();

        assertThat(sheets).hasSize(1);
        given().get(sheets.getFirst().group(1))
                .then()
                .statusCode(200)
                .contentType("text/css")
                .header("Cache-Control", containsString("immutable"))
                .body(not(containsString("@import")))
                .body(containsString("@layer components {"));
    }

    @Test
    void everyScriptIsAFileOfOurOwnThatExists() {
        var scripts = Pattern.compile("<script src=\"(/assets/[^\"]+)\"")
                .matcher(page())
                .results()
                .toList();

        assertThat(scripts).hasSize(3);
        scripts.forEach(s -> given().get(s.group(1))
                .then()
                .statusCode(200)
                .contentType("text/javascript")
                .header("Cache-Control", containsString("immutable")));
    }

    @Test
    void thereIsNoInlineScriptOrStyle() {
        assertThat(page()).doesNotContainPattern("<script(?! src=)").doesNotContain("<style", " style=", " onclick=");
    }

    @Test
    void anAssetUnderAnOldVersionIsServedButNotKept() {
        given().get("/assets/0/everynode.js").then().statusCode(200).header("Cache-Control", equalTo("no-cache"));
    }

    @ParameterizedTest
    @CsvSource({"dark, dark", "light, light", "'\"><script>', ''"})
    void theCookieDecidesTheThemeIfItIsOne(String cookie, String theme) {
        String page = given().cookie("theme", cookie).get("/").then().extract().asString();

        assertThat(page)
                .contains(theme.isEmpty() ? "<html lang=\"en\">" : "<html lang=\"en\" data-theme=\"" + theme + "\">");
    }

    @Test
    void whatIsNotThereIsSaidInTheFrame() {
        given().get("/no/<script>alert(1)</script>")
                .then()
                .statusCode(404)
                .contentType("text/html")
                .body(containsString("<h1>There is nothing here.</h1>"))
                .body(containsString("class=\"bar\""))
                .body(not(containsString("<script>alert")));
    }

    @Test
    void aMistakeOfOurOwnIsSaidInTheFrameWithoutItsText() {
        given().get("/broken")
                .then()
                .statusCode(500)
                .contentType("text/html")
                .body(containsString("<h1>Something went wrong in Everynode.</h1>"))
                .body(not(containsString("secret")));
    }

    @ParameterizedTest
    @CsvSource({
        "/no/where, '', /nodes",
        "/broken, '', /nodes",
        "/nodes?cluster=prod&page=x, 'true', /nodes?cluster=prod",
        "/clusters/prod/nodes/none, 'true', /nodes?cluster=prod",
        "/clusters/none/nodes/none, '', /nodes"
    })
    void errorPagesLeadOnToTheClustersOfTheCaller(String path, String current, String nodes) {
        String page = given().get(path).then().extract().asString();

        assertThat(page)
                .containsPattern("<a class=\"cluster\" href=\"/[?]cluster=prod\""
                        + (current.isEmpty() ? "" : " aria-current=\"" + current + "\"") + " title")
                .contains("<a href=\"" + nodes + "\">Nodes</a>", "Show all DaemonSets");
    }

    @Test
    void aMethodThatIsNotTakenIsSaidInTheFrame() {
        given().header("Sec-Fetch-Site", "same-origin")
                .delete("/clusters")
                .then()
                .statusCode(405)
                .body(containsString("This address does not take that."));
    }

    @Test
    void programsGetAProblemDocument() {
        given().get("/api/v1/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("status", equalTo(404));
    }
}
