package io.everynode.page.change;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.login.Gatehouse;
import io.everynode.login.TokenProfile;
import io.everynode.page.ClusterFixture;
import io.everynode.page.ClusterFixture.Pod;
import io.everynode.page.FixtureBoard;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.spi.CDI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which nodes are chosen already where pods are replaced. */
@QuarkusTest
@TestProfile(TokenProfile.class)
class NodesFormPageTest {
    private static final String FORM = "/clusters/alpha/daemonsets/logging/agent/replacements";
    private static final Pattern NODE = Pattern.compile("name=\"node\" value=\"([^\"]+)\"( checked)?>");

    private final FixtureBoard board = CDI.current().select(FixtureBoard.class).get();
    private final Gatehouse clusters = CDI.current().select(Gatehouse.class).get();

    @BeforeEach
    void admit() {
        board.clear();
        clusters.admits("good-token", "alice", "alpha");
    }

    @Test
    void everyNodeThatFailsIsChosenWhereTheOfferHadTooManyToNameThem() {
        Map<String, Pod> ailing = new HashMap<>(crashing(25));
        ailing.put("node-26", Pod.OLD);
        ailing.put("node-27", Pod.OLD);
        show(30, ailing);

        String html = page(FORM + "?choose=failing");

        assertThat(html).contains("25 nodes whose pod fails and may start clean are chosen already.");
        assertThat(nodes(html, true)).hasSize(25).doesNotContain("node-26", "node-27");
        assertThat(nodes(html, false)).hasSize(5);
    }

    @Test
    void thoseOfAnOlderTemplateAreChosenOtherwise() {
        show(5, Map.of("node-1", Pod.CRASHING, "node-3", Pod.OLD));

        String html = page(FORM);

        assertThat(html).contains("1 node whose pod runs an older template is chosen already.");
        assertThat(nodes(html, true)).containsExactly("node-3");
    }

    @Test
    void moreThanAFormHoldsAreCountedAndNotLost() {
        show(230, crashing(210));

        String html = page(FORM + "?choose=failing");

        assertThat(html)
                .contains("200 nodes whose pod fails and may start clean are chosen already.")
                .contains("30 more nodes are not listed, 10 of which would be chosen: replace the pods of these first");
        assertThat(nodes(html, true)).hasSize(200);
    }

    @Test
    void wherePodsHaveRecoveredNoneIsChosen() {
        show(3, Map.of());

        String html = page(FORM + "?choose=failing");

        assertThat(html).contains("No pod fails and may start clean now, so no node is chosen yet.");
        assertThat(nodes(html, true)).isEmpty();
    }

    private void show(int nodes, Map<String, Pod> ailing) {
        board.show(new ClusterFixture("alpha")
                .nodes(nodes, "general", "zone-a")
                .daemonSet("logging", "agent", "registry/agent:7", ailing)
                .view(System.nanoTime()));
    }

    private static Map<String, Pod> crashing(int count) {
        return IntStream.rangeClosed(1, count)
                .boxed()
                .collect(HashMap::new, (all, i) -> all.put("node-" + i, Pod.CRASHING), Map::putAll);
    }

    private static String page(String path) {
        return given().auth()
                .oauth2("good-token")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static List<String> nodes(String html, boolean chosen) {
        return NODE.matcher(html)
                .results()
                .filter(m -> (m.group(2) != null) == chosen)
                .map(m -> m.group(1))
                .toList();
    }
}
