package io.everynode.api;

import static io.everynode.api.ReadingApiTest.SUMMARY;
import static io.everynode.api.ReadingApiTest.names;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.everynode.login.Gatehouse;
import io.everynode.login.TokenProfile;
import io.everynode.login.Wire;
import io.everynode.page.ClusterFixture;
import io.everynode.page.ClusterFixture.Pod;
import io.everynode.page.FixtureBoard;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stream of the API, byte by byte. */
@QuarkusTest
@TestProfile(TokenProfile.class)
class ReadingStreamApiTest {
    private final FixtureBoard board = CDI.current().select(FixtureBoard.class).get();
    private final Gatehouse clusters = CDI.current().select(Gatehouse.class).get();

    @Inject
    ObjectMapper json;

    private long revision = System.nanoTime();

    @BeforeEach
    void aClusterInTrouble() {
        board.clear();
        clusters.admits("good-token", "alice", "alpha");
        show(Map.of("node-2", Pod.CRASHING));
    }

    private void show(Map<String, Pod> ailing) {
        board.show(new ClusterFixture("alpha")
                .nodes(3, "general", "zone-a")
                .daemonSet("logging", "agent", "registry/agent:7", ailing)
                .daemonSet("kube-system", "proxy", "registry/kube-proxy:1.36", Map.of())
                .view(++revision));
    }

    @Test
    void tellsAllThenWhatChangesAndGoesOnAfterABreak() throws IOException {
        String place;
        try (Wire wire = open("")) {
            assertThat(events(wire, 3)).extracting(Event::name).containsExactly("daemonset", "daemonset", "synced");
            show(Map.of());
            Event changed = events(wire, 1).getFirst();
            assertThat(changed.name()).isEqualTo("daemonset");
            assertThat(json.readTree(changed.data()).at("/verdicts/ok").asInt()).isEqualTo(3);
            place = changed.id();
        }
        show(Map.of("node-1", Pod.ABSENT));
        try (Wire wire = open("\r\nLast-Event-ID: " + place)) {
            List<Event> events = events(wire, 2);
            assertThat(events).extracting(Event::name).containsExactly("daemonset", "synced");
            assertThat(names(json.readTree(events.getFirst().data()))).containsExactlyElementsOf(SUMMARY);
        }
    }

    @Test
    void saysWhatIsGone() throws IOException {
        try (Wire wire = open("")) {
            events(wire, 3);
            board.show(new ClusterFixture("alpha").nodes(3, "general", "zone-a").view(++revision));
            assertThat(events(wire, 2)).allSatisfy(gone -> {
                assertThat(gone.name()).isEqualTo("gone");
                assertThat(names(json.readTree(gone.data()))).containsExactlyInAnyOrder("namespace", "name", "uid");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-", "0-0", "00000000-99999999999999999999", "ffffffff-3"})
    void takesAnyOtherIdForNone(String id) throws IOException {
        try (Wire wire = open("\r\nLast-Event-ID: " + id)) {
            assertThat(events(wire, 3)).extracting(Event::name).containsExactly("daemonset", "daemonset", "synced");
        }
    }

    private Wire open(String header) throws IOException {
        Wire wire = Wire.open();
        wire.write("GET /api/v1/clusters/alpha/stream HTTP/1.1\r\nHost: localhost:" + RestAssured.port
                + "\r\nAuthorization: Bearer good-token" + header + "\r\n\r\n");
        assertThat(wire.readLine()).isEqualTo("HTTP/1.1 200 OK");
        wire.readHeaders();
        return wire;
    }

    private List<Event> events(Wire wire, int count) throws IOException {
        var events = new ArrayList<Event>();
        String name = "";
        String id = "";
        String data = "";
        while (events.size() < count) {
            String line = wire.readLine();
            if (line.startsWith("event:")) {
                name = line.substring(6).strip();
            } else if (line.startsWith("id:")) {
                id = line.substring(3).strip();
            } else if (line.startsWith("data:")) {
                data = line.substring(5).strip();
            } else if (line.isEmpty() && !name.isEmpty()) {
                events.add(new Event(name, id, data));
                name = "";
            }
        }
        return events;
    }

    private record Event(String name, String id, String data) {}
}
