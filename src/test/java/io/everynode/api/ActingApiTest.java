package io.everynode.api;

import static io.everynode.page.CalmWorld.DAEMON_SETS;
import static io.everynode.page.CalmWorld.generation;
import static io.everynode.page.CalmWorld.uid;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import io.everynode.page.CalmWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(CalmWorld.class)
class ActingApiTest {
    private static final String FLUENT_BIT = "logging/fluent-bit";
    private static final String NODE_EXPORTER = "monitoring/node-exporter";
    private static final String KUBE_PROXY = "kube-system/kube-proxy";

    @BeforeEach
    void read() {
        CalmWorld.awaitRead();
    }

    @Test
    void aRestartIsAcceptedOnceForEachKey() {
        String body = "{\"uid\":\"" + uid(NODE_EXPORTER) + "\",\"reason\":\"INC-1\"}";
        String key = UUID.randomUUID().toString();

        ValidatableResponse first = post(NODE_EXPORTER + "/restarts", key, body)
                .statusCode(202)
                .body("outcome", equalTo("accepted"))
                .body("sentence", containsString("node-exporter restarts"))
                .body("resourceVersion", notNullValue())
                .body(
                        "kubectl",
                        equalTo("kubectl rollout restart daemonset/node-exporter -n monitoring --context calm"));
        ValidatableResponse second =
                post(NODE_EXPORTER + "/restarts", key, body).statusCode(202);

        assertThat(second.extract().asString()).isEqualTo(first.extract().asString());
        long accepted = first.extract().jsonPath().getLong("generation");
        CalmWorld.awaitGeneration(NODE_EXPORTER, accepted);
    }

    @Test
    void aDryRunTellsWhatWouldHappen() {
        long before = generation(KUBE_PROXY);

        post(KUBE_PROXY + "/images", null, """
                        {"uid":"%s","images":{"kube-proxy":"kube-proxy:next"},"dryRun":true}""".formatted(uid(KUBE_PROXY)))
                .statusCode(200)
                .body("outcome", equalTo("planned"))
                .body("preflight.pods", equalTo(6))
                .body("preflight.atATime", equalTo(0))
                .body("preflight.warnings.code", hasItems("OnDelete", "Critical"))
                .body("preflight.diff", containsString("+  - image: kube-proxy:next"));
        assertThat(generation(KUBE_PROXY)).isEqualTo(before);
    }

    @Test
    void anUndoOfADryRunNamesTheRevision() {
        post(FLUENT_BIT + "/rollbacks", null, """
                        {"uid":"%s","dryRun":true}""".formatted(uid(FLUENT_BIT)))
                .statusCode(200)
                .body("sentence", containsString("the template of revision 2 again"))
                .body("preflight.pods", equalTo(6))
                .body("preflight.estimateSeconds", greaterThan(0));
    }

    @Test
    void anotherObjectIsRefused() {
        problem(post(FLUENT_BIT + "/restarts", null, "{\"uid\":\"of-another-one\"}"), 409, "changed");
    }

    @Test
    void anImageThatIsAlreadyThatChangesNothing() {
        post(FLUENT_BIT + "/images", null, """
                        {"uid":"%s","images":{"fluent-bit":"fluent/fluent-bit:3.2.2"}}""".formatted(uid(FLUENT_BIT)))
                .statusCode(200)
                .body("outcome", equalTo("unchanged"));
    }

    @Test
    void whatTheApiServerFindsInvalidIsRejectedInItsWords() {
        problem(post(FLUENT_BIT + "/images", null, """
                                {"uid":"%s","images":{"fluent-bit":" leading"}}""".formatted(uid(FLUENT_BIT))), 422, "rejected")
                .body("detail", containsString("image"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            restarts  | {}                                            | uid: expected
            restarts  | []                                            | body: expected a JSON object
            restarts  | {"uid":"u","force":true}                      | force: there is no such field
            restarts  | {"uid":1}                                     | uid: expected a string
            restarts  | {"uid":"u","generation":"1"}                  | generation: expected a whole number
            restarts  | {"uid":"u","dryRun":"yes"}                    | dryRun: expected true or false
            images    | {"uid":"u"}                                   | images: expected an image
            images    | {"uid":"u","images":{"a":""}}                 | images.a: expected an image
            images    | {"uid":"u","images":["a"]}                    | images: expected an object
            strategy  | {"uid":"u"}                                   | type: expected RollingUpdate or OnDelete
            strategy  | {"uid":"u","type":"OnDelete","maxSurge":1}    | maxSurge: expected none beside OnDelete
            strategy  | {"uid":"u","type":"RollingUpdate","maxSurge":"1"} | maxSurge: expected a number of nodes
            strategy  | {"uid":"u","type":"RollingUpdate","maxSurge":1.5} | maxSurge: expected a number of nodes
            rollbacks | {"uid":"u","toRevision":"1"}                  | toRevision: expected a whole number
            """)
    void aBodyThatIsNotUnderstoodNamesTheField(String noun, String body, String detail) {
        problem(post(FLUENT_BIT + "/" + noun, null, body), 422, "rejected").body("detail", containsString(detail));
    }

    @Test
    void aReasonThatNobodyWouldReadIsRefused() {
        String body = "{\"uid\":\"%s\",\"reason\":\"%s\"}".formatted(uid(FLUENT_BIT), "x".repeat(1001));
        problem(post(FLUENT_BIT + "/restarts", null, body), 422, "rejected")
                .body("detail", containsString("reason: expected at most 1000 characters"));
    }

    @Test
    void aNameThatHidesASubresourceNamesNothing() {
        String body = "{\"uid\":\"%s\"}".formatted(uid(FLUENT_BIT));
        problem(post(FLUENT_BIT + "%2Fstatus/restarts", null, body), 404, "missing");
    }

    @Test
    void whatIsNoJsonIsABadRequest() {
        post(FLUENT_BIT + "/restarts", null, "{").statusCode(400).contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void whatDoesNotSayThatItIsJsonIsNotTaken() {
        given().contentType("text/plain")
                .body("{\"uid\":\"u\"}")
                .post(DAEMON_SETS + FLUENT_BIT + "/restarts")
                .then()
                .statusCode(415);
    }

    @Test
    void aClusterAndADaemonSetThatAreNotThereAnswerAlike() {
        String body = "{\"uid\":\"u\"}";
        ValidatableResponse object = post("logging/nothing/restarts", null, body);
        problem(object, 404, "missing");

        String cluster = given().contentType("application/json")
                .body(body)
                .post("/api/v1/clusters/nowhere/daemonsets/logging/nothing/restarts")
                .then()
                .statusCode(404)
                .extract()
                .asString();
        assertThat(cluster).isEqualTo(object.extract().asString());
    }

    @Test
    void aDeletionNamesItsPropagation() {
        given().queryParam("uid", uid(FLUENT_BIT))
                .queryParam("propagation", "orphan")
                .queryParam("dryRun", "true")
                .delete(DAEMON_SETS + FLUENT_BIT)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("planned"))
                .body("kubectl", containsString("--cascade=orphan"))
                .body("preflight.pods", equalTo(0));
        given().queryParam("uid", uid(FLUENT_BIT))
                .queryParam("propagation", "sometime")
                .delete(DAEMON_SETS + FLUENT_BIT)
                .then()
                .statusCode(422)
                .body("detail", containsString("background, foreground or orphan"));
    }

    private static ValidatableResponse post(String path, @Nullable String key, String body) {
        var request = given().contentType("application/json").body(body);
        var keyed = key == null ? request : request.header("Idempotency-Key", key);
        return (path.endsWith("/strategy") ? keyed.put(DAEMON_SETS + path) : keyed.post(DAEMON_SETS + path)).then();
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String outcome) {
        return response.statusCode(status)
                .contentType(Problem.MEDIA_TYPE)
                .body("status", equalTo(status))
                .body("title", notNullValue())
                .body("detail", notNullValue())
                .body("outcome", equalTo(outcome));
    }
}
