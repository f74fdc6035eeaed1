package io.everynode.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.model.Freshness;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of objects of a cluster that was never read whole. */
@QuarkusTest
@TestProfile(FixtureProfile.class)
class StartingPageTest {
    private static final String FLUENT_BIT = "/clusters/prod/daemonsets/logging/fluent-bit";

    @Inject
    @SuppressWarnings("NullAway.Init")
    FixtureBoard board;

    private void never(Freshness freshness) {
        board.clear();
        board.show(new ClusterFixture("prod").view(1, freshness, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FLUENT_BIT,
                FLUENT_BIT + "/yaml",
                FLUENT_BIT + "/revisions/1/diff?to=2",
                "/clusters/prod/nodes/node-1"
            })
    void whileItIsReadThePageSaysSoAndComesBack(String path) {
        never(new Freshness.Starting(ClusterFixture.NOW, "The pods are being listed."));

        ExtractableResponse<Response> answer = page(path);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.header("Refresh")).isEqualTo("2");
        assertThat(answer.asString())
                .contains("<h1>Everynode is still reading prod.</h1>", "The pods are being listed.", "class=\"bar\"");
    }

    @ParameterizedTest
    @CsvSource({
        "unreachable, prod cannot be reached.",
        "forbidden, Everynode may not read all of prod.",
        "stale, Nothing is heard of prod."
    })
    void whereItCannotBeReadThePageSaysWhy(String state, String fact) {
        String why = "Because of <this>.";
        never(
                switch (state) {
                    case "unreachable" -> new Freshness.Unreachable(ClusterFixture.NOW, why);
                    case "forbidden" -> new Freshness.Forbidden(ClusterFixture.NOW, why);
                    default -> new Freshness.Stale(ClusterFixture.NOW, why);
                });

        ExtractableResponse<Response> answer = page(FLUENT_BIT);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.header("Retry-After"))
                .isEqualTo(answer.header("Refresh"))
                .isEqualTo("10");
        assertThat(answer.asString())
                .contains("<h1>" + fact + "</h1>", "Because of &lt;this&gt;. This page tries again by itself.");
    }

    @Test
    void onceItWasReadWhatIsNotThereIsNotThere() {
        board.clear();
        board.show(new ClusterFixture("prod").view(1));

        assertThat(page(FLUENT_BIT).statusCode()).isEqualTo(404);
    }

    private static ExtractableResponse<Response> page(String path) {
        return given().accept("text/html").get(path).then().extract();
    }
}
