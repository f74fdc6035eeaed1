package io.everynode.page.change;

import static io.everynode.page.CalmWorld.awaitGeneration;
import static io.everynode.page.CalmWorld.generation;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.everynode.page.CalmWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(CalmWorld.class)
class ChangePageTest {
    private static final String PAGES = "/clusters/calm/daemonsets/";
    private static final String FLUENT_BIT = "logging/fluent-bit";
    private static final String NODE_EXPORTER = "monitoring/node-exporter";
    private static final String KUBE_PROXY = "kube-system/kube-proxy";

    @BeforeEach
    void read() {
        CalmWorld.awaitRead();
    }

    @Test
    void aRestartIsAskedForDoneOnceAndToldAsItWas() {
        long before = generation(NODE_EXPORTER);
        Form form = ask(NODE_EXPORTER + "/restarts");
        // Other tests over the same world may have taken a node away from it.
        assertThat(form.html())
                .containsPattern("<h1>Restart node-exporter on [34] nodes of calm\\?</h1>")
                .contains("Nothing has been changed yet.")
                .containsPattern("[34] pods are replaced, 2 at a time\\.")
                .contains("kubectl rollout restart daemonset/node-exporter -n monitoring --context calm");

        String first = send(form).statusCode(303).extract().header("Location");
        String second = send(form).statusCode(303).extract().header("Location");

        assertThat(second).isEqualTo(first);
        given().get(first)
                .then()
                .statusCode(200)
                .body(containsString("<h1>node-exporter restarts: its pods are replaced.</h1>"))
                .body(containsString("generation " + (before + 1)));
        awaitGeneration(NODE_EXPORTER, before + 1);
    }

    @Test
    void whatChangedSinceThePageWasDrawnIsRefused() {
        long before = generation(FLUENT_BIT);
        Form early = ask(FLUENT_BIT + "/images?container=fluent-bit&image=fluent/fluent-bit:4.0.0");
        Form late = ask(FLUENT_BIT + "/restarts");
        send(early).statusCode(303);

        String answer = send(late).statusCode(303).extract().header("Location");

        given().get(answer)
                .then()
                .body(containsString("<h1>Not done: fluent-bit is not as you saw it.</h1>"))
                .body(containsString("you saw generation " + before))
                .body(containsString("Look at it as it is now…"));
        awaitGeneration(FLUENT_BIT, before + 1);
    }

    @Test
    void imagesAreNamedFirstAndConfirmedAfter() {
        given().get(PAGES + KUBE_PROXY + "/images")
                .then()
                .statusCode(200)
                .body(containsString("<h1>Which image shall kube-proxy run?</h1>"))
                .body(containsString("value=\"registry.k8s.io/kube-proxy:v1.36.3\""));

        Form form = ask(KUBE_PROXY + "/images?container=kube-proxy&image=registry.k8s.io/kube-proxy:next");
        assertThat(form.html())
                .contains("Only the template changes; no pod is replaced by itself.")
                .contains("kube-proxy is critical")
                .contains("<mark>next</mark>");
    }

    @Test
    void anUndoNamesTheRevisionAndOffersTheOthers() {
        Form form = ask(KUBE_PROXY + "/rollbacks?toRevision=1");
        assertThat(form.html()).contains("This cannot be done now.").contains("already equals revision 1");
    }

    @Test
    void anUndoWithoutANumberGoesToTheRevisionBefore() {
        Form form = ask(NODE_EXPORTER + "/rollbacks");
        assertThat(form.html())
                .containsPattern("<h1>Put node-exporter back to revision \\d+ on 4 nodes of calm\\?</h1>");
        assertThat(form.fields()).anyMatch(f -> f.startsWith("toRevision="));
    }

    @Test
    void aDeletionSaysWhatBecomesOfThePods() {
        given().get(PAGES + KUBE_PROXY + "/deletion")
                .then()
                .body(containsString("<h1>Delete kube-proxy and its 6 pods from calm?</h1>"))
                .body(containsString("button--fatal"));
        given().get(PAGES + KUBE_PROXY + "/deletion?propagation=orphan")
                .then()
                .body(containsString("<h1>Delete kube-proxy from calm and leave its 6 pods behind?</h1>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"restarts", "images", "rollbacks", "deletion"})
    void whatIsNotThereOrMayNotBeSeenIsNotFound(String noun) {
        for (String path : List.of("/clusters/nowhere/daemonsets/logging/fluent-bit/", PAGES + "logging/nothing/")) {
            given().get(path + noun).then().statusCode(404);
        }
    }

    @Test
    void anAnswerThatNobodyGaveIsNotFound() {
        given().get(PAGES + FLUENT_BIT + "/restarts/not-a-request").then().statusCode(404);
    }

    @Test
    void aFormWithoutItsMarkIsRefused() {
        Form form = ask(KUBE_PROXY + "/restarts");
        var without = new ArrayList<>(form.fields());
        without.removeIf(f -> f.startsWith("csrf-token="));

        send(new Form(form.path(), form.html(), without, form.cookies())).statusCode(403);
    }

    @Test
    void aFormThatLacksAFieldNamesIt() {
        Form form = ask(KUBE_PROXY + "/restarts");
        var without = new ArrayList<>(form.fields());
        without.removeIf(f -> f.startsWith("uid="));

        send(new Form(form.path(), form.html(), without, form.cookies()))
                .statusCode(400)
                .body(containsString("uid"));
    }

    @Test
    void whatIsWrittenInAnAddressIsEscaped() {
        given().queryParam("container", "kube-proxy")
                .queryParam("image", "<script>alert(1)</script>")
                .get(PAGES + KUBE_PROXY + "/images")
                .then()
                .body(allOf(not(containsString("<script>alert")), containsString("&lt;script&gt;alert(1)")));
    }

    @Test
    void theFormPostsToItsOwnAddress() {
        String path = ask(KUBE_PROXY + "/restarts").path();
        assertThat(path).satisfies(p -> assertThat(p).matches(".*/kube-proxy/restarts"));
        given().get(path).then().statusCode(200).header("Cache-Control", endsWith("no-store"));
    }

    /** A confirmation page as a browser without scripts holds it. */
    private record Form(String path, String html, List<String> fields, Map<String, String> cookies) {}

    private static Form ask(String path) {
        Response page = given().urlEncodingEnabled(false).get(PAGES + path);
        assertThat(page.statusCode()).isEqualTo(200);
        String html = page.asString();
        var fields = new ArrayList<String>();
        var hidden = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">")
                .matcher(html);
        while (hidden.find()) {
            fields.add(hidden.group(1) + "=" + hidden.group(2));
        }
        return new Form(PAGES + path.replaceAll("\\?.*", ""), html, fields, page.cookies());
    }

    private static io.restassured.response.ValidatableResponse send(Form form) {
        var request = given().redirects()
                .follow(false)
                .cookies(form.cookies())
                .header("Origin", RestAssured.baseURI + ":" + RestAssured.port)
                .contentType("application/x-www-form-urlencoded");
        form.fields().forEach(f -> request.formParam(f.substring(0, f.indexOf('=')), f.substring(f.indexOf('=') + 1)));
        return request.post(form.path()).then();
    }
}
