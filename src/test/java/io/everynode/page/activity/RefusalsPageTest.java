package io.everynode.page.activity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.page.CalmWorld;
import io.everynode.page.PageForm;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever was attempted and refused is one line of the audit file and one row of the page, at whatever step it ended. */
@QuarkusTest
@TestProfile(RefusalsPageTest.World.class)
class RefusalsPageTest {
    private static final Path DIRECTORY =
            Path.of("target", "refusals-" + ProcessHandle.current().pid());
    private static final String PROXY = "/clusters/calm/daemonsets/kube-system/kube-proxy";

    /** Of its own, with an audit file. */
    public static final class World extends CalmWorld {
        @Override
        public Map<String, String> getConfigOverrides() {
            var overrides = new TreeMap<>(super.getConfigOverrides());
            overrides.put("everynode.audit.directory", DIRECTORY.toString());
            return overrides;
        }
    }

    @BeforeEach
    void read() {
        CalmWorld.awaitRead();
    }

    static Stream<Arguments> attempts() {
        return Stream.of(
                attempt(
                        "a form without its mark",
                        "restart kube-proxy",
                        "forbidden",
                        p -> form("restarts").without("csrf-token").send().statusCode(403)),
                attempt(
                        "another name typed",
                        "restart kube-proxy",
                        "rejected",
                        p -> form("restarts").with("typed", "kube-prox").send().statusCode(400)),
                attempt(
                        "a form that lacks a field",
                        "delete kube-proxy",
                        "rejected",
                        p -> form("deletion")
                                .with("typed", "kube-proxy")
                                .without("uid")
                                .send()
                                .statusCode(400)),
                attempt(
                        "a body that is no order",
                        "set the image of kube-proxy",
                        "rejected",
                        p -> given().contentType("application/json")
                                .body("{\"uid\":\"u\"}")
                                .post("/api/v1" + PROXY + "/images")
                                .then()
                                .statusCode(422)),
                attempt(
                        "no DaemonSet of that name",
                        "restart nothing",
                        "missing",
                        p -> given().contentType("application/json")
                                .body("{\"uid\":\"u\"}")
                                .post("/api/v1/clusters/calm/daemonsets/logging/nothing/restarts")
                                .then()
                                .statusCode(404)),
                attempt(
                        "another object",
                        "restart kube-proxy",
                        "changed",
                        p -> given().contentType("application/json")
                                .body("{\"uid\":\"u\"}")
                                .post("/api/v1" + PROXY + "/restarts")
                                .then()
                                .statusCode(409)),
                attempt(
                        "none of several",
                        "restart several DaemonSets",
                        "rejected",
                        p -> PageForm.ask("/clusters/calm/restarts").send().statusCode(400)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attempts")
    void itIsRememberedOnce(String how, String action, String outcome, Consumer<String> attempt) throws Exception {
        int before = lines().size();

        attempt.accept(how);

        assertThat(lines()).hasSize(before + 1);
        assertThat(lines().getLast())
                .contains("\"action\":\"" + action + "\"", "\"outcome\":\"" + outcome + "\"", "\"user\":\"anyone\"")
                .doesNotContain("csrf");
        String newest = given().get("/activity").asString().split("<tbody>")[1].split("</tr>")[0];
        assertThat(newest).contains(action, outcome);
    }

    @Test
    void itsNumberComesWithTheAnswer() throws Exception {
        String number = form("restarts")
                .without("csrf-token")
                .send()
                .statusCode(403)
                .extract()
                .header("Everynode-Request");

        assertThat(lines().getLast()).contains("\"requestId\":\"" + number + "\"");
    }

    @Test
    void aNameThatNoClusterCanHaveIsNotThere() throws Exception {
        int before = lines().size();

        given().contentType("application/json")
                .body("{\"uid\":\"u\"}")
                .post("/api/v1/clusters/{cluster}/daemonsets/logging/nothing/restarts", "not a name")
                .then()
                .statusCode(404);

        assertThat(lines()).hasSize(before);
    }

    private static Arguments attempt(String how, String action, String outcome, Consumer<String> attempt) {
        return Arguments.of(how, action, outcome, attempt);
    }

    private static PageForm form(String noun) {
        return PageForm.ask(PROXY + "/" + noun);
    }

    /** Without plans and beginnings. */
    private static List<String> lines() throws Exception {
        return Files.readAllLines(DIRECTORY.resolve("audit.jsonl")).stream()
                .filter(l -> l.contains("\"dryRun\":false") && l.contains("\"outcome\""))
                .toList();
    }
}
