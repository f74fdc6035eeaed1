package io.everynode.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.everynode.live.SseReader.Event;
import io.everynode.page.ClusterFixture;
import io.everynode.page.ClusterFixture.Pod;
import io.everynode.page.FixtureBoard;
import io.everynode.page.FixtureProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(FixtureProfile.class)
class LivePageTest {
    @Inject
    FixtureBoard board;

    private final List<SseReader> opened = new ArrayList<>();

    @BeforeEach
    void allIsWell() {
        board.clear();
        board.show(prod(Map.of()).view(1));
    }

    @AfterEach
    void closeAll() {
        opened.forEach(SseReader::close);
    }

    private static ClusterFixture prod(Map<String, Pod> ailing) {
        return new ClusterFixture("prod")
                .nodes(4, "p", "a")
                .daemonSet("logging", "fluent-bit", "x:1", ailing)
                .daemonSet("net", "cilium", "y:1", Map.of());
    }

    /** Only so many streams are open at once; those of the test before may take a moment to be gone. */
    private SseReader open(String more) {
        return await().until(() -> tryOpen(more), r -> r.status() == 200);
    }

    private SseReader tryOpen(String more) {
        return tryOpenAt("/live?cluster=prod" + more);
    }

    private SseReader tryOpenAt(String address) {
        var reader = new SseReader("http://localhost:" + RestAssured.port + address);
        opened.add(reader);
        return reader;
    }

    @Test
    void aStreamThatNobodyMayBufferBeginsWithAllOfThePage() {
        SseReader stream = open("");

        assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
        assertThat(stream.header("Cache-Control")).isEqualTo("no-cache, no-transform");
        assertThat(stream.header("X-Accel-Buffering")).isEqualTo("no");
        assertThat(stream.next("hello").id()).matches("[0-9a-f]{8}-1");
        assertThat(stream.next("frame").data())
                .contains("<turbo-stream action=\"replace\" method=\"morph\" target=\"lead\">")
                .contains("target=\"attention\"", "target=\"chips\"", "target=\"roster\"", "target=\"clusters\"");
    }

    @Test
    void whatChangedComesAndNothingElse() {
        SseReader stream = open("");
        stream.next("frame");

        board.show(prod(Map.of("node-2", Pod.STARTING)).view(2));
        String moved = stream.next("frame").data();
        board.show(prod(Map.of("node-3", Pod.STARTING)).view(3));
        String row = stream.next("frame").data();

        assertThat(moved).contains("target=\"roster\"", "target=\"lead\"").doesNotContain("target=\"clusters\"");
        assertThat(row).contains("target=\"ds.prod.logging.fluent-bit\"").doesNotContain("target=\"roster\"", "cilium");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/live?cluster=prod",
                "/nodes/live?cluster=prod",
                "/matrix/live?cluster=prod",
                "/clusters/prod/nodes/node-1/live",
                "/clusters/prod/daemonsets/logging/fluent-bit/live"
            })
    void whatHappensOnAnotherClusterCostsThePageNothingButItsBar(String address) {
        board.show(new ClusterFixture("stage").nodes(1, "p", "a").view(1));
        SseReader stream = await().until(() -> tryOpenAt(address), r -> r.status() == 200);
        stream.next("frame");

        // Were its own regions made anew, they would be others.
        board.show(
                prod(Map.of("node-1", Pod.CRASHING)).view(1),
                new ClusterFixture("stage").nodes(2, "p", "a").view(2));

        assertThat(stream.next("frame").data())
                .contains("target=\"clusters\"")
                .doesNotContain("target=\"lead\"", "target=\"roster\"", "target=\"daemonsets\"", "target=\"node.");
        board.show(prod(Map.of("node-1", Pod.CRASHING)).view(2));
        assertThat(stream.next("frame").data()).contains("target=\"lead\"");
    }

    @Test
    void whoIsUpToDateIsGreetedAndToldNothing() {
        String id = open("").next("hello").id();
        SseReader again = open("&since=" + id);
        again.next("hello");

        assertThat(again.next("beat").id()).isEqualTo(id);
        board.show(prod(Map.of("node-2", Pod.CRASHING)).view(2));
        assertThat(again.next("frame").data()).contains("crashes on");
    }

    @Test
    void whoMissedSomethingIsToldIt() {
        String id = open("").next("hello").id();
        board.show(prod(Map.of("node-2", Pod.CRASHING)).view(2));

        assertThat(open("&since=" + id).next("frame").data()).contains("crashes on");
    }

    @Test
    void anotherProcessIdMeansNothing() {
        assertThat(open("&since=00000000-1").next("frame").data()).contains("target=\"roster\"");
        assertThat(open("&since=%0d%0aevent:evil").next("frame").data()).contains("target=\"roster\"");
    }

    @Test
    void theStreamFollowsTheFilter() {
        SseReader stream = open("&verdict=notReady");
        stream.next("frame");

        board.show(prod(Map.of("node-2", Pod.CRASHING)).view(2));

        assertThat(stream.next("frame").data())
                .contains("id=\"ds.prod.logging.fluent-bit\"")
                .doesNotContain("id=\"ds.prod.net.cilium\"");
    }

    @Test
    void beatsComeByName() {
        SseReader stream = open("");

        Event beat = stream.next("beat");
        assertThat(beat.data()).isEqualTo(ClusterFixture.NOW.toString());
        assertThat(stream.next("beat").id()).isEqualTo(beat.id());
    }

    @Test
    void oneTooManyIsToldToComeBackLater() {
        open("");
        open("");
        open("");

        SseReader fourth = tryOpen("");

        assertThat(fourth.status()).isEqualTo(503);
        assertThat(fourth.header("Retry-After")).isEqualTo("10");
    }

    @Test
    void hostileLinesStayInTheirFrame() {
        SseReader stream = open("");
        stream.next("frame");

        board.show(new ClusterFixture("prod")
                .nodes(1, "p", "a")
                .daemonSet("n", "x\r\nevent: evil\rdata: y", "i:1", Map.of())
                .view(2));

        assertThat(stream.next("frame").data()).contains("event: evil", "&#13;");
    }
}
