package io.everynode.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.world.Act;
import io.everynode.simulation.world.History;
import io.everynode.simulation.world.LargeWorld;
import io.everynode.simulation.world.World;
import io.everynode.simulation.world.WorldFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldsTest {
    @Nested
    class Calm {
        private final Lab lab = Lab.of(WorldFile.load("calm"), 1);

        @Test
        void isSettledAndStaysSo() {
            Map<String, JsonNode> before = statuses(lab);
            long version = lab.simulation().registry().store().version();
            lab.advance(Duration.ofMinutes(4));
            assertThat(statuses(lab)).isEqualTo(before);
            assertThat(before.values())
                    .allSatisfy(s -> assertThat(s.path("numberAvailable")).isEqualTo(s.path("desiredNumberScheduled")));
            assertThat(lab.simulation().registry().store().version() - version)
                    .as("only the kubelets report")
                    .isLessThanOrEqualTo(6);
        }

        @Test
        void hasThePastThatItsFileTells() {
            ObjectNode ds = lab.get(new ObjectKey(Kind.DAEMON_SET, "logging", "fluent-bit"));
            assertThat(Trees.text(ds, "metadata", "creationTimestamp")).isEqualTo("2026-10-25T09:00:00Z");
            assertThat(lab.revisions("fluent-bit"))
                    .containsExactly(
                            "1 fluent/fluent-bit:3.1.9", "2 fluent/fluent-bit:3.2.1", "3 fluent/fluent-bit:3.2.2");
            assertThat(lab.simulation()
                            .registry()
                            .store()
                            .list(Kind.POD, "logging")
                            .objects())
                    .allSatisfy(pod -> assertThat(Instant.parse(Trees.text(pod, "metadata", "creationTimestamp")))
                            .isBetween(Lab.PRESENT.minus(Duration.ofDays(2)), Lab.PRESENT.minus(Duration.ofDays(1))));
        }
    }

    @Nested
    class Demo {
        private final Lab lab = Lab.of(WorldFile.load("demo"), 7);

        @Test
        void alwaysHasSomeTroubleToMend() {
            assertThat(available("gpu-operator", "nvidia-device-plugin")).isEqualTo(5);
            assertThat(available("security", "falco")).isEqualTo(46);
            assertThat(status("kube-system", "kube-proxy")
                            .path("updatedNumberScheduled")
                            .asInt())
                    .isEqualTo(45);
            assertThat(lab.taints("general-36")).contains("dedicated=batch:NoSchedule");
            assertThat(pendingPods()).hasSize(2).allMatch(p -> Lab.nodeOf(p).startsWith("edge-"));
        }

        @Test
        void becomesInstructiveWithinTwoMinutes() {
            lab.seconds(120);
            assertThat(status("logging", "fluent-bit")
                            .path("updatedNumberScheduled")
                            .asInt())
                    .isBetween(1, 20);
            assertThat(Lab.conditionOf(lab.get(ObjectKey.node("general-17")), "Ready")
                            .path("status")
                            .asText())
                    .isEqualTo("Unknown");
            lab.seconds(120);
            assertThat(status("observability", "otel-agent")
                            .path("updatedNumberScheduled")
                            .asInt())
                    .isBetween(1, 10);
        }

        @Test
        void livesForHours() {
            for (int i = 0; i < 8; i++) {
                lab.advance(Duration.ofMinutes(30));
            }
            assertThat(lab.simulation().registry().store().count(Kind.NODE)).isEqualTo(48);
            assertThat(available("gpu-operator", "nvidia-device-plugin")).isEqualTo(5);
            assertThat(available("kube-system", "cilium")).isEqualTo(48);
            assertThat(available("observability", "otel-agent")).isGreaterThanOrEqualTo(47);
            assertThat(lab.simulation().script().upcoming(40)).hasSize(40);
        }

        private int available(String namespace, String name) {
            return status(namespace, name).path("numberAvailable").asInt();
        }

        private JsonNode status(String namespace, String name) {
            return lab.get(new ObjectKey(Kind.DAEMON_SET, namespace, name)).path("status");
        }

        private List<ObjectNode> pendingPods() {
            return lab.simulation().registry().store().list(Kind.POD).objects().stream()
                    .filter(p -> Trees.text(p, "spec", "nodeName").isEmpty())
                    .toList();
        }
    }

    @Nested
    class Large {
        @Test
        void hasAPodOfEachDaemonSetOnEachNode() {
            Lab lab = Lab.of(LargeWorld.of(300, 12), 1);
            assertThat(lab.simulation().registry().store().count(Kind.POD)).isEqualTo(3600);
            assertThat(statuses(lab).values())
                    .hasSize(12)
                    .allSatisfy(
                            s -> assertThat(s.path("numberAvailable").asInt()).isEqualTo(300));
        }
    }

    @Test
    void theSameSeedGivesTheSameHistory() {
        assertThat(objectsAfterTenMinutes(3)).isEqualTo(objectsAfterTenMinutes(3));
        assertThat(objectsAfterTenMinutes(3)).isNotEqualTo(objectsAfterTenMinutes(4));
    }

    private static List<ObjectNode> objectsAfterTenMinutes(long seed) {
        Lab lab = Lab.of(WorldFile.load("calm"), seed);
        lab.simulation().levers().pull(new Act.NodeDown("general-02"));
        lab.simulation().levers().pull(new Act.Restart(new ObjectKey(Kind.DAEMON_SET, "logging", "fluent-bit")));
        lab.advance(Duration.ofMinutes(10));
        return lab.simulation().registry().store().list(Kind.POD).objects();
    }

    @Test
    void aManifestThatTheApiServerRefusesIsNamed() {
        World world = WorldFile.load("calm");
        ObjectNode broken = Trees.without(world.daemonSets().getFirst().manifest(), "spec", "selector");
        World wrong = new World(
                "wrong",
                "v1",
                Duration.ofSeconds(50),
                world.pools(),
                List.of(new History(broken, world.daemonSets().getFirst().releases())),
                List.of(),
                List.of(),
                List.of(),
                null);
        assertThatThrownBy(() -> Lab.of(wrong, 1))
                .hasMessageStartingWith("wrong: DaemonSet fluent-bit: expected a manifest that the API server takes:");
    }

    @Test
    void aQuotaLetsThePodsOfAWorldFailFromTheBeginning(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("tight.yaml"), """
                        kind: World
                        name: tight
                        pools: [{name: p, count: 4}]
                        ---
                        apiVersion: v1
                        kind: ResourceQuota
                        metadata: {name: few, namespace: prod}
                        spec: {hard: {pods: "3"}}
                        ---
                        apiVersion: apps/v1
                        kind: DaemonSet
                        metadata: {name: agent, namespace: prod}
                        spec:
                          selector: {matchLabels: {app: agent}}
                          template: {metadata: {labels: {app: agent}}, spec: {containers: [{name: main, image: "agent:1"}]}}
                        """);
        Lab lab = Lab.of(WorldFile.load(file.toString()), 1);
        lab.advance(Duration.ofMinutes(20));

        assertThat(lab.get(new ObjectKey(Kind.DAEMON_SET, "prod", "agent"))
                        .at("/status/numberReady")
                        .asInt())
                .isEqualTo(3);
        assertThat(lab.events())
                .anyMatch(e -> e.startsWith("FailedCreate")
                        && e.contains("exceeded quota: few, requested: pods=1, used: pods=3, limited: pods=3"));
    }

    private static Map<String, JsonNode> statuses(Lab lab) {
        Map<String, JsonNode> statuses = new TreeMap<>();
        lab.simulation()
                .registry()
                .store()
                .list(Kind.DAEMON_SET)
                .objects()
                .forEach(ds -> statuses.put(ObjectKey.of(Kind.DAEMON_SET, ds).toString(), ds.path("status")));
        return statuses;
    }
}
