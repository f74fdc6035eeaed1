package io.everynode.page.change;

import static io.everynode.page.CalmWorld.awaitGeneration;
import static io.everynode.page.CalmWorld.generation;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.everynode.page.CalmWorld;
import io.everynode.page.PageForm;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(ChangePageTest.World.class)
class ChangePageTest {
    private static final String PAGES = "/clusters/calm/daemonsets/";
    private static final String FLUENT_BIT = "logging/fluent-bit";
    private static final String NODE_EXPORTER = "monitoring/node-exporter";
    private static final String KUBE_PROXY = "kube-system/kube-proxy";

    /** Of its own: what these tests do shows in what they read. */
    public static final class World extends CalmWorld {}

    @BeforeEach
    void read() {
        CalmWorld.awaitRead();
    }

    @Test
    void aRestartIsAskedForDoneOnceAndToldAsItWas() {
        long before = generation(NODE_EXPORTER);
        PageForm form = ask(NODE_EXPORTER + "/restarts");
        assertThat(form.html())
                .contains("<h1>Restart node-exporter on 4 nodes of calm?</h1>")
                .contains("Nothing has been changed yet.")
                .contains("4 pods are replaced, 2 at a time.")
                .contains("kubectl rollout restart daemonset/node-exporter -n monitoring --context calm");

        String first = form.send().statusCode(303).extract().header("Location");
        String second = form.send().statusCode(303).extract().header("Location");

        assertThat(second).isEqualTo(first);
        given().get(first)
                .then()
                .statusCode(200)
                .body(containsString("<h1>node-exporter restarts: its pods are replaced.</h1>"))
                .body(containsString("generation " + (before + 1)));
        assertThat(generation(NODE_EXPORTER)).as("whoever wrote reads it").isEqualTo(before + 1);
        given().get("/activity")
                .then()
                .statusCode(200)
                .body(containsString("restart node-exporter"))
                .body(containsString(before + " → " + (before + 1)));
        given().get(PAGES + NODE_EXPORTER)
                .then()
                .statusCode(200)
                .body(matchesPattern(
                        "(?s).*id=\"deed\">Done here last: restart node-exporter, <time[^¶]*</time>\\s+ago, by .*"));
    }

    @Test
    void whatChangedSinceThePageWasDrawnIsRefused() {
        long before = generation(FLUENT_BIT);
        PageForm early = ask(FLUENT_BIT + "/images?container=fluent-bit&image=fluent/fluent-bit:4.0.0");
        PageForm late = ask(FLUENT_BIT + "/restarts");
        early.send().statusCode(303);

        String answer = late.send().statusCode(303).extract().header("Location");

        given().get(answer)
                .then()
                .body(containsString("<h1>Not done: fluent-bit is not as you saw it.</h1>"))
                .body(containsString("you saw generation " + before))
                .body(containsString("Look at it as it is now…"));
        awaitGeneration(FLUENT_BIT, before + 1);
    }

    @Test
    void afterAConflictTheSameCanBeDoneOnTheFreshState() {
        long before = generation(FLUENT_BIT);
        PageForm late = ask(FLUENT_BIT + "/restarts");
        ask(FLUENT_BIT + "/images?container=fluent-bit&image=fluent/fluent-bit:4.1.0")
                .send()
                .statusCode(303);
        String refused = late.send().statusCode(303).extract().header("Location");

        PageForm anyway = PageForm.ask(refused).at(PAGES + FLUENT_BIT + "/restarts");
        assertThat(anyway.html())
                .contains("What changed since you looked", "Do it anyway on generation " + (before + 1));
        String first = anyway.send().statusCode(303).extract().header("Location");
        String second = anyway.send().statusCode(303).extract().header("Location");

        assertThat(second).isEqualTo(first);
        given().get(first).then().body(containsString("<h1>fluent-bit restarts: its pods are replaced.</h1>"));
        awaitGeneration(FLUENT_BIT, before + 2);
    }

    @Test
    void theNameOfACriticalOneHasToBeTyped() {
        PageForm form = ask(KUBE_PROXY + "/restarts");

        assertThat(form.html()).contains("Type kube-proxy to go on");
        form.send().statusCode(400).body(containsString("typed"));
        form.with("typed", "kube-prox").send().statusCode(400);
        form.with("typed", "kube-proxy").send().statusCode(303);
    }

    @Test
    void theStrategyIsWrittenFirstAndConfirmedAfter() {
        given().get(PAGES + NODE_EXPORTER + "/strategy")
                .then()
                .statusCode(200)
                .body(containsString("<h1>How shall the pods of node-exporter be replaced?</h1>"))
                .body(containsString("name=\"maxUnavailable\" type=\"text\" value=\"50%\""));

        PageForm form = ask(NODE_EXPORTER + "/strategy?type=RollingUpdate&maxUnavailable=0&maxSurge=1");
        assertThat(form.html())
                .contains("<h1>Set the update strategy of node-exporter to RollingUpdate with maxSurge 1?</h1>")
                .contains("both want host port 9100")
                .contains("kubectl patch daemonset/node-exporter -p ");
        given().get(PAGES + NODE_EXPORTER + "/strategy?type=Recreate")
                .then()
                .statusCode(400)
                .body(containsString("type"));
    }

    @Test
    void imagesAreNamedFirstAndConfirmedAfter() {
        given().get(PAGES + KUBE_PROXY + "/images")
                .then()
                .statusCode(200)
                .body(containsString("<h1>Which image shall kube-proxy run?</h1>"))
                .body(containsString("value=\"registry.k8s.io/kube-proxy:v1.36.3\""));

        PageForm form = ask(KUBE_PROXY + "/images?container=kube-proxy&image=registry.k8s.io/kube-proxy:next");
        assertThat(form.html())
                .contains("Only the template changes; no pod is replaced by itself.")
                .contains("kube-proxy is critical")
                .contains("<mark>next</mark>");
    }

    @Test
    void anUndoNamesTheRevisionAndOffersTheOthers() {
        PageForm form = ask(KUBE_PROXY + "/rollbacks?toRevision=1");
        assertThat(form.html()).contains("This cannot be done now.").contains("already equals revision 1");
    }

    @Test
    void anUndoWithoutANumberGoesToTheRevisionBefore() {
        PageForm form = ask(NODE_EXPORTER + "/rollbacks");
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
        PageForm form = ask(KUBE_PROXY + "/restarts");
        form.without("csrf-token").send().statusCode(403);
    }

    @Test
    void aFormThatLacksAFieldNamesIt() {
        PageForm form = ask(KUBE_PROXY + "/restarts");
        form.without("uid").send().statusCode(400).body(containsString("uid"));
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

    private static PageForm ask(String path) {
        return PageForm.ask(PAGES + path);
    }
}
