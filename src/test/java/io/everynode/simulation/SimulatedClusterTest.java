package io.everynode.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.Panel.DaemonSetState;
import io.everynode.simulation.Panel.NodeState;
import io.everynode.simulation.SimulatedCluster.Options;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.world.WorldFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedClusterTest {
    private static final SimulatedCluster STANDING =
            SimulatedCluster.start(WorldFile.load("calm"), Options.standing(1, Lab.PRESENT));

    @AfterAll
    static void close() {
        STANDING.close();
    }

    @Test
    void itsKubeconfigHasAContextForEachUser() {
        ObjectNode config = Lab.yaml(STANDING.kubeconfig());
        assertThat(config.path("current-context").asText()).isEqualTo("calm");
        assertThat(config.path("contexts"))
                .extracting(c -> c.path("name").asText())
                .containsExactly("calm", "calm-editor", "calm-viewer");
        assertThat(config.at("/clusters/0/cluster/server").asText()).isEqualTo(STANDING.url());
        assertThat(config.at("/users/2/user/token").asText()).isEqualTo(STANDING.token("viewer"));
    }

    @Test
    void itsTokensAreItsOwn() {
        assertThat(STANDING.token("admin")).hasSize(32).isNotEqualTo(STANDING.token("editor"));
        assertThatThrownBy(() -> STANDING.token("root"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected one of [admin, editor, viewer], found 'root'");
    }

    @Test
    void itsTimeStandsStillUntilItIsAdvanced() {
        var before = STANDING.clock().instant();
        STANDING.advance(Duration.ofSeconds(7));
        assertThat(STANDING.clock().instant()).isEqualTo(before.plusSeconds(7));
    }

    @Test
    void aMovingOneGoesAlongWithItsClock() {
        try (SimulatedCluster cluster =
                SimulatedCluster.start(WorldFile.load("calm"), new Options(1, 0, InstantSource.system(), true))) {
            var before = cluster.clock().instant();
            Awaitility.await().until(() -> cluster.clock().instant().isAfter(before));
        }
    }

    @Nested
    class ThePanel {
        private final Panel panel = STANDING.panel();

        @BeforeEach
        void settle() {
            STANDING.advance(Duration.ofMinutes(3));
        }

        @Test
        void listsNodesPoolsAndDaemonSets() {
            assertThat(panel.nodes()).extracting(NodeState::name).contains("edge-01", "general-04");
            assertThat(panel.pools()).containsExactly("general", "edge");
            assertThat(panel.daemonSets())
                    .extracting(DaemonSetState::name)
                    .containsExactly("kube-proxy", "fluent-bit", "node-exporter");
            assertThat(panel.pods("logging", "fluent-bit"))
                    .hasSizeGreaterThanOrEqualTo(6)
                    .isSorted();
            assertThat(panel.now()).isEqualTo(STANDING.clock().instant());
            assertThat(panel.upcoming(3)).isEmpty();
            assertThat(panel.hurry()).isEmpty();
        }

        @Test
        void takesANodeDownAndBringsItBack() {
            panel.takeDown("general-01");
            STANDING.advance(Duration.ofMinutes(2));
            assertThat(node("general-01").down()).isTrue();
            assertThat(node("general-01").taints()).contains("node.kubernetes.io/unreachable:NoExecute");
            panel.bringBack("general-01");
            STANDING.advance(Duration.ofSeconds(10));
            assertThat(node("general-01").down()).isFalse();
            assertThat(node("general-01").taints()).isEmpty();
        }

        @Test
        void cordonsAndTaints() {
            panel.cordon("general-02");
            panel.taint("general-02", "a=b:NoSchedule");
            STANDING.advance(Duration.ofSeconds(1));
            assertThat(node("general-02").cordoned()).isTrue();
            assertThat(node("general-02").taints())
                    .contains("a=b:NoSchedule", "node.kubernetes.io/unschedulable:NoSchedule");
            panel.uncordon("general-02");
            panel.untaint("general-02", "a=b:NoSchedule");
            STANDING.advance(Duration.ofSeconds(1));
            assertThat(node("general-02").taints()).isEmpty();
        }

        @Test
        void addsAndRemovesNodes() {
            String name = panel.addNode("edge");
            STANDING.advance(Duration.ofMinutes(1));
            assertThat(node(name).pool()).isEqualTo("edge");
            assertThat(node(name).down()).isFalse();
            panel.removeNode(name);
            STANDING.advance(Duration.ofSeconds(1));
            assertThat(panel.nodes()).extracting(NodeState::name).doesNotContain(name);
        }

        @Test
        void rollsOutAnImageThatNobodyCanPull() {
            panel.rollOutBadImage("monitoring", "node-exporter");
            STANDING.advance(Duration.ofMinutes(1));
            assertThat(panel.daemonSets())
                    .extracting(DaemonSetState::image)
                    .contains("prom/node-exporter:does-not-exist");
            assertThat(STANDING.registry().store().list(Kind.POD, "monitoring").objects())
                    .anyMatch(pod -> Lab.stateOf(pod).equals("ImagePullBackOff")
                            || Lab.stateOf(pod).equals("ErrImagePull"));
        }

        @Test
        void letsAPodCrash() {
            String pod = panel.pods("kube-system", "kube-proxy").getFirst();
            panel.crash("kube-system", pod);
            STANDING.advance(Duration.ofSeconds(30));
            assertThat(STANDING.registry()
                            .get(new ObjectKey(Kind.POD, "kube-system", pod))
                            .at("/status/containerStatuses/0/restartCount")
                            .asInt())
                    .isPositive();
        }

        @Test
        void refusesWhatDoesNotExistInASentence() {
            assertThatThrownBy(() -> panel.takeDown("x")).hasMessage("There is no node 'x'.");
            assertThatThrownBy(() -> panel.addNode("x")).hasMessage("There is no pool 'x'.");
            assertThatThrownBy(() -> panel.rollOutBadImage("a", "b")).hasMessage("There is no DaemonSet 'a/b'.");
            assertThatThrownBy(() -> panel.crash("a", "b")).hasMessage("There is no pod 'a/b'.");
            assertThatThrownBy(() -> panel.taint("general-01", "x")).isInstanceOf(IllegalArgumentException.class);
        }

        private NodeState node(String name) {
            return panel.nodes().stream()
                    .filter(n -> n.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aScriptedWorldTellsWhatComesAndCanBeHurried() {
        try (SimulatedCluster demo = SimulatedCluster.start(WorldFile.load("demo"), Options.standing(7, Lab.PRESENT))) {
            assertThat(demo.panel().upcoming(2))
                    .extracting(Panel.Upcoming::description)
                    .containsExactly("fluent-bit 3.2.3 rolls out, one node at a time", "general-17 falls silent");
            assertThat(demo.panel().hurry()).isPresent();
            demo.advance(Duration.ofSeconds(1));
            assertThat(Trees.text(
                            demo.registry().get(new ObjectKey(Kind.DAEMON_SET, "logging", "fluent-bit")),
                            "metadata",
                            "annotations",
                            "kubernetes.io/change-cause"))
                    .isEqualTo("3.2.3: CVE-2026-1187");
        }
    }

    @Nested
    class ServedAlone {
        private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

        @Test
        void theKubeconfigIsWrittenForItsOwnerAndItsPathPrinted(@TempDir Path folder) throws IOException {
            Path path = folder.resolve("deep/kubeconfig");
            try (ServeAlone alone = ServeAlone.start(new Config(List.of("calm"), Optional.of(path)), out())) {
                assertThat(Lab.yaml(Files.readString(path)).path("contexts")).hasSize(3);
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .isEqualTo("rw-------");
                assertThat(printed.toString(StandardCharsets.UTF_8)).contains("kubeconfig: " + path);
                assertThat(alone.kubeconfig()).isEqualTo(path);
            }
        }

        @Test
        void severalWorldsMakeSeveralClusters(@TempDir Path folder) throws IOException {
            Path path = folder.resolve("kubeconfig");
            try (ServeAlone alone = ServeAlone.start(new Config(List.of("calm", "large"), Optional.of(path)), out())) {
                assertThat(Lab.yaml(Files.readString(alone.kubeconfig())).path("contexts"))
                        .extracting(c -> c.path("name").asText())
                        .contains("calm", "large", "large-viewer");
            }
        }

        @Test
        void twoWorldsOfOneNameAreRefused() {
            assertThatThrownBy(() -> SimulatedClusters.start(new Config(List.of("calm", "calm"), Optional.empty())))
                    .hasMessage("everynode.simulation.world: expected different worlds, found two named calm");
        }

        private PrintStream out() {
            return new PrintStream(printed, true, StandardCharsets.UTF_8);
        }
    }

    private record Config(List<String> world, Optional<Path> kubeconfig) implements SimulationConfig {
        @Override
        public boolean only() {
            return true;
        }

        @Override
        public int port() {
            return 0;
        }

        @Override
        public long seed() {
            return 1;
        }

        @Override
        public int nodes() {
            return 3;
        }

        @Override
        public int daemonSets() {
            return 2;
        }
    }
}
