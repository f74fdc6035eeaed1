package io.everynode.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.world.Act;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventsTest {
    private final Lab lab = Lab.of(2);

    @Test
    void anEventNamesItsObjectItsTimeAndItsSource() {
        lab.daemonSet("agent");
        lab.seconds(5);
        JsonNode event = all().stream()
                .filter(e -> e.path("reason").asText().equals("SuccessfulCreate"))
                .findFirst()
                .orElseThrow();
        assertThat(event.at("/involvedObject/kind").asText()).isEqualTo("DaemonSet");
        assertThat(event.at("/involvedObject/uid"))
                .isEqualTo(lab.get(Lab.ds("agent")).at("/metadata/uid"));
        assertThat(event.at("/source/component").asText()).isEqualTo("daemonset-controller");
        assertThat(event.path("firstTimestamp").asText()).isEqualTo("2026-11-24T09:00:00Z");
        assertThat(event.path("count").asInt()).isEqualTo(1);
        assertThat(event.at("/metadata/name").asText()).startsWith("agent.");
    }

    @Test
    void eventsGoAfterAnHourFromWhenTheyLastHappened() {
        lab.daemonSet("agent");
        lab.seconds(5);
        assertThat(lab.events()).isNotEmpty();
        lab.advance(Duration.ofHours(1));
        assertThat(lab.events()).isEmpty();
    }

    @Test
    void anEventThatIsCountedUpStaysLonger() {
        lab.simulation().levers().pull(new Act.NodeDown("node-1"));
        lab.seconds(60);
        lab.simulation().levers().pull(new Act.NodeUp("node-1"));
        lab.advance(Duration.ofMinutes(40));
        lab.simulation().levers().pull(new Act.NodeDown("node-1"));
        lab.seconds(60);
        lab.simulation().levers().pull(new Act.NodeUp("node-1"));
        lab.advance(Duration.ofMinutes(40));
        List<JsonNode> events = all();
        assertThat(events).hasSize(1);
        assertThat(events.getFirst().path("count").asInt()).isEqualTo(2);
        lab.advance(Duration.ofMinutes(30));
        assertThat(all()).isEmpty();
    }

    private List<JsonNode> all() {
        return lab.simulation().registry().store().list(Kind.EVENT).objects().stream()
                .map(e -> (JsonNode) e)
                .toList();
    }
}
