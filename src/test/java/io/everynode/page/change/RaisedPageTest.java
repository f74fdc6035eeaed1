package io.everynode.page.change;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.everynode.page.PageForm;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A budget that is raised for one rollout, from the button to the offer to put it back. */
@QuarkusTest
@WithTestResource(ActedOn.class)
class RaisedPageTest {
    private static final String NOTE = "everynode.io/raised";
    private static final Pattern PUT_BACK = Pattern.compile("href=\"([^\"]+)\">Put back maxUnavailable 2…");

    @Test
    void itIsNotedOnTheObjectAndOfferedToBePutBackOnceTheRolloutIsDone() {
        Patient patient = Patient.born();
        PageForm raise = ask(patient.page() + "/strategy?type=RollingUpdate&maxUnavailable=3&maxSurge=0&raised=true");

        assertThat(raise.answer()).contains("RollingUpdate with maxUnavailable 3 until you put it back");
        assertThat(annotations(patient)).containsKey(NOTE);
        assertThat(annotations(patient).get(NOTE)).contains("\"maxUnavailable\":2");

        String back = await().atMost(Patient.PATIENCE).until(() -> offered(patient), href -> !href.isEmpty());
        assertThat(ask(back).answer()).contains("RollingUpdate with maxUnavailable 2.");

        assertThat(annotations(patient)).doesNotContainKey(NOTE);
        assertThat(bound(patient)).isEqualTo(2);
        await().atMost(Patient.PATIENCE).until(() -> offered(patient).isEmpty());
    }

    private static PageForm ask(String path) {
        return PageForm.ask(path, ActedOn.token("editor"));
    }

    private static String offered(Patient patient) {
        Matcher found = PUT_BACK.matcher(given().auth()
                .oauth2(ActedOn.token("editor"))
                .get(patient.page())
                .asString());
        return found.find() ? found.group(1).replace("&amp;", "&") : "";
    }

    private static Map<String, String> annotations(Patient patient) {
        return Objects.requireNonNullElse(now(patient).getMetadata().getAnnotations(), Map.of());
    }

    private static int bound(Patient patient) {
        return now(patient)
                .getSpec()
                .getUpdateStrategy()
                .getRollingUpdate()
                .getMaxUnavailable()
                .getIntVal();
    }

    private static DaemonSet now(Patient patient) {
        return Objects.requireNonNull(patient.daemonSet());
    }
}
