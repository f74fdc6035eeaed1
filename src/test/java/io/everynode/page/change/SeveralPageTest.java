package io.everynode.page.change;

import static io.everynode.page.CalmWorld.generation;
import static io.everynode.page.CalmWorld.uid;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;

import io.everynode.page.CalmWorld;
import io.everynode.page.PageForm;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SeveralPageTest.World.class)
class SeveralPageTest {
    private static final String FLUENT_BIT = "logging/fluent-bit";
    private static final String NODE_EXPORTER = "monitoring/node-exporter";
    private static final String RESTARTS = "/clusters/calm/restarts";

    /** Of its own: what these tests do shows in what they read. */
    public static final class World extends CalmWorld {}

    @BeforeEach
    void read() {
        CalmWorld.awaitRead();
    }

    @Test
    void theOverviewLeadsThere() {
        given().get("/").then().body(containsString("href=\"" + RESTARTS + "\""));
    }

    @Test
    void eachHasItsOwnAnswerAndASecondSendingActsOnNone() {
        long one = generation(FLUENT_BIT);
        long other = generation(NODE_EXPORTER);
        PageForm form = PageForm.ask(RESTARTS)
                .with("daemonSet", FLUENT_BIT + "/" + uid(FLUENT_BIT) + "/" + one)
                .with("daemonSet", NODE_EXPORTER + "/another-object/" + other);

        String first = form.send().statusCode(303).extract().header("Location");
        String second = form.send().statusCode(303).extract().header("Location");

        assertThat(second).isEqualTo(first);
        given().get(first)
                .then()
                .statusCode(200)
                .body(containsString("fluent-bit restarts: its pods are replaced."))
                .body(containsString("it is another object than the one you saw"));
        assertThat(generation(FLUENT_BIT)).isEqualTo(one + 1);
        assertThat(generation(NODE_EXPORTER)).isEqualTo(other);
    }

    @Test
    void criticalOnesAreLeftToTheirOwnPage() {
        String proxy = "kube-system/kube-proxy";
        PageForm form = PageForm.ask(RESTARTS);
        assertThat(form.html()).contains("restart it on its own page");

        form.with("daemonSet", proxy + "/" + uid(proxy) + "/" + generation(proxy))
                .send()
                .statusCode(400);
        form.send()
                .statusCode(400)
                .body(containsString("daemonSet"), containsString("href=\"" + RESTARTS + "\">Back to the form"));
    }

    @Test
    void theApiAnswersForEach() {
        String body = """
                {"daemonSets":[{"namespace":"monitoring","name":"node-exporter","uid":"%s"},
                               {"namespace":"logging","name":"nothing","uid":"u"}],"reason":"INC-9"}
                """.formatted(uid(NODE_EXPORTER));
        String key = UUID.randomUUID().toString();
        long before = generation(NODE_EXPORTER);

        for (int i = 0; i < 2; i++) {
            given().contentType("application/json")
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post("/api/v1" + RESTARTS)
                    .then()
                    .statusCode(202)
                    .body("outcomes.outcome", contains("accepted", "missing"))
                    .body("outcomes.status", contains(202, 404));
        }
        assertThat(generation(NODE_EXPORTER)).isEqualTo(before + 1);
    }

    @Test
    void theApiNamesWhatItDoesNotUnderstand() {
        for (String body : new String[] {"{}", "{\"daemonSets\":[]}"}) {
            given().contentType("application/json")
                    .body(body)
                    .post("/api/v1" + RESTARTS)
                    .then()
                    .statusCode(422)
                    .body("detail", containsString("daemonSets: expected at least one"));
        }
    }
}
