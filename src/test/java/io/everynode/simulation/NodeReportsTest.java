package io.everynode.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.world.Act;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NodeReportsTest {
    @Nested
    class ASilentNode {
        private final Lab lab = Lab.of(2);

        @Test
        void tellsWhatHasHappenedWhenItIsBack() {
            lab.daemonSet("agent");
            lab.seconds(30);
            lab.simulation().levers().pull(new Act.NodeDown("node-1"));
            lab.delete(Lab.pod(lab.podOn("agent", "node-1")));
            lab.seconds(300);
            assertThat(lab.podOn("agent", "node-1").at("/metadata").has("deletionTimestamp"))
                    .isTrue();
            lab.simulation().levers().pull(new Act.NodeUp("node-1"));
            lab.seconds(30);
            assertThat(Lab.ready(lab.podOn("agent", "node-1"))).isTrue();
            assertThat(lab.podOn("agent", "node-1").at("/metadata").has("deletionTimestamp"))
                    .isFalse();
        }

        @Test
        void withoutALabelOrAWorldHasNoKubelet() {
            lab.create(Kind.NODE, Lab.yaml("{apiVersion: v1, kind: Node, metadata: {name: bare}}"));
            lab.seconds(70);
            JsonNode ready = Lab.conditionOf(lab.get(ObjectKey.node("bare")), "Ready");
            assertThat(ready.path("status").asText()).isEqualTo("Unknown");
            assertThat(ready.path("message").asText()).isEqualTo("Kubelet never posted node status.");
        }

        @Test
        void isOneWhoseLabelSaysSo() {
            label("gone");
            lab.seconds(70);
            assertThat(ready()).isEqualTo("Unknown");
            label("managed");
            lab.seconds(10);
            assertThat(ready()).isEqualTo("True");
        }

        @Test
        void isOneWhoseLabelWasTakenAway() {
            label("managed");
            lab.seconds(10);
            lab.change(ObjectKey.node("node-1"), json -> Trees.without(json, "metadata", "labels", "kwok"));
            lab.seconds(70);
            assertThat(ready()).isEqualTo("Unknown");
        }

        private void label(String value) {
            lab.change(ObjectKey.node("node-1"), json -> Trees.with(json, value, "metadata", "labels", "kwok"));
        }

        private String ready() {
            return Lab.conditionOf(lab.get(ObjectKey.node("node-1")), "Ready")
                    .path("status")
                    .asText();
        }
    }

    @Test
    void kubeletsReportEveryFewMinutes() {
        Lab lab = Lab.of(1);
        lab.seconds(301);
        Instant before = heartbeat(lab);
        lab.seconds(300);
        assertThat(heartbeat(lab)).isEqualTo(before.plusSeconds(300));
        assertThat(transition(lab)).isBefore(before.minusSeconds(3600));
    }

    private static Instant heartbeat(Lab lab) {
        return Instant.parse(Lab.conditionOf(lab.get(ObjectKey.node("node-1")), "Ready")
                .path("lastHeartbeatTime")
                .asText());
    }

    private static Instant transition(Lab lab) {
        return Instant.parse(Lab.conditionOf(lab.get(ObjectKey.node("node-1")), "Ready")
                .path("lastTransitionTime")
                .asText());
    }
}
