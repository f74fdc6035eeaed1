package io.everynode.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.model.ClusterName;
import io.everynode.model.Freshness;
import io.everynode.model.NodeName;
import io.everynode.model.Snapshot;
import io.everynode.simulation.SimulatedCluster;
import io.everynode.simulation.SimulatedCluster.Options;
import io.everynode.simulation.api.RequestLog;
import io.everynode.simulation.registry.WriteOptions;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.world.WorldFile;
import io.fabric8.kubernetes.client.Config;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A connection over the simulated API server, which can be made to fail in the ways that real ones do. */
class ConnectionTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private final SimulatedCluster cluster =
            SimulatedCluster.start(WorldFile.load("calm"), Options.standing(1, Instant.parse("2026-11-24T09:00:00Z")));
    private Connection connection = connection(cluster.token("admin"), KindWatch.SILENCE);

    private Connection connection(String token, Duration silence) {
        Config config = Actors.anonymous(Config.fromKubeconfig(cluster.kubeconfig()))
                .withOauthToken(token)
                .build();
        return new Connection(
                new Target(new ClusterName("calm"), "calm", "simulated", config, cluster.clock()), silence);
    }

    private void reconnect(String user, Duration silence) {
        connection.close();
        connection = connection(cluster.token(user), silence);
        connection.start();
    }

    @BeforeEach
    void start() {
        connection.start();
    }

    @AfterEach
    void stop() {
        connection.close();
        cluster.close();
    }

    private void awaitState(String state) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(connection.freshness().state())
                        .as(connection.freshness().reason())
                        .isEqualTo(state));
    }

    private void awaitNode(String name, boolean present) {
        await().atMost(LONG)
                .until(() ->
                        connection.snapshot().nodes().get(new NodeName(name)).isPresent() == present);
    }

    private void createNode(String name) {
        ObjectNode node = Decoder.JSON.createObjectNode();
        node.put("apiVersion", "v1").put("kind", "Node").putObject("metadata").put("name", name);
        cluster.registry().create(Kind.NODE, "", node, WriteOptions.INTERNAL);
    }

    @Test
    void isLiveWithAllThatTheClusterHolds() {
        awaitState("live");
        Snapshot snapshot = connection.snapshot();
        assertThat(snapshot.complete()).isTrue();
        assertThat(snapshot.nodes().size())
                .isEqualTo(cluster.registry().store().list(Kind.NODE).objects().size());
        assertThat(snapshot.daemonSets().values().stream()
                        .mapToInt(d -> d.pods().values().stream()
                                .mapToInt(p -> p.size())
                                .sum())
                        .sum())
                .isEqualTo(16);
        assertThat(snapshot.daemonSets().values())
                .allSatisfy(d -> assertThat(d.revisions()).isNotEmpty());
        await().atMost(LONG).until(() -> connection.version().startsWith("v1."));
    }

    @Test
    void onlyReads() {
        awaitState("live");
        assertThat(cluster.server().log().entries())
                .extracting(RequestLog.Entry::verb)
                .isNotEmpty()
                .isSubsetOf(Set.of("get", "list", "watch"));
    }

    @Nested
    class WhenTheConnectionFails {
        @Test
        void whatChangedMeanwhileIsThereAfterwards() {
            awaitState("live");
            cluster.server().faults().answer(503, "/api/v1/nodes", 3);
            cluster.server().faults().dropConnections();
            awaitState("unreachable");
            createNode("came-meanwhile");
            awaitState("live");
            awaitNode("came-meanwhile", true);
        }

        @Test
        void aWatchThatIsTooOldListsAnew() {
            awaitState("live");
            cluster.server().faults().answer(410, "watch=true", 5);
            cluster.server().faults().dropConnections();
            createNode("came-meanwhile");
            awaitNode("came-meanwhile", true);
            awaitState("live");
        }

        @Test
        void listsThatAreAlwaysTooOldAreNotTakenForLive() {
            awaitState("live");
            cluster.server().faults().answer(410, "/api/v1/pods", Integer.MAX_VALUE);
            cluster.server().faults().dropConnections();
            awaitState("unreachable");
            assertThat(connection.freshness().reason()).contains("410");
        }

        @Test
        void anAnswerThatIsNoneIsAskedForAgain() {
            cluster.server().faults().dropBefore("/apis/apps/v1/daemonsets", 2);
            reconnect("admin", KindWatch.SILENCE);
            awaitState("live");
        }
    }

    @Nested
    class WhenNothingIsHeard {
        @Test
        void aQuietClusterStaysLive() {
            reconnect("admin", SILENCE);
            awaitState("live");
            var states = new CopyOnWriteArraySet<String>();
            connection.onChange(() -> states.add(connection.freshness().state()));
            await().pollDelay(SILENCE.multipliedBy(2))
                    .atMost(LONG)
                    .untilAsserted(() -> assertThat(cluster.server().log().entries())
                            .extracting(RequestLog.Entry::path)
                            .anyMatch(p -> p.contains("limit=1&") || p.endsWith("limit=1")));
            createNode("at-last");
            awaitNode("at-last", true);
            assertThat(states).as("a check that is answered shows nowhere").containsExactly("live");
        }

        @Test
        void aDeadConnectionIsNoticedAndHeals() {
            reconnect("admin", SILENCE);
            awaitState("live");
            cluster.server().faults().silence(true);
            await().atMost(LONG).until(() -> !connection.freshness().state().equals("live"));
            cluster.server().faults().silence(false);
            createNode("came-later");
            awaitState("live");
            awaitNode("came-later", true);
        }
    }

    @Nested
    class WhenARightIsMissing {
        @Test
        void theKindAndTheRuleAreNamed() {
            cluster.access().forbid("viewer", "list", "controllerrevisions.apps");
            reconnect("viewer", KindWatch.SILENCE);
            awaitState("forbidden");
            assertThat(connection.freshness().reason())
                    .contains("ControllerRevisions")
                    .contains("{apiGroups: [\"apps\"], resources: [controllerrevisions], verbs: [list, watch]}");
        }

        @Test
        void onEventsItIsLiveAndLimited() {
            cluster.access().forbid("viewer", "list", "events");
            reconnect("viewer", KindWatch.SILENCE);
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(connection.freshness())
                            .isInstanceOfSatisfying(
                                    Freshness.Live.class,
                                    l -> assertThat(l.limited()).containsExactly("events")));
        }

        @Test
        void aTokenThatIsNotKnownIsForbidden() {
            connection.close();
            connection = connection("nobody's", KindWatch.SILENCE);
            connection.start();
            awaitState("forbidden");
            assertThat(connection.freshness().reason())
                    .startsWith("The API server does not take this connection's credential")
                    .doesNotContain("ClusterRole");
        }
    }

    @Test
    void anApiServerThatIsNotThereIsUnreachableInASentence() {
        connection.close();
        cluster.close();
        connection = connection("any", KindWatch.SILENCE);
        connection.start();
        awaitState("unreachable");
        assertThat(connection.freshness().reason())
                .startsWith("The API server cannot be reached")
                .contains("tried again");
        assertThat(connection.snapshot().complete()).isFalse();
    }

    @Test
    void anObjectThatCannotBeReadIsHeldBackAndStopsNothing() {
        awaitState("live");
        ObjectNode poison = Decoder.JSON.createObjectNode();
        poison.put("apiVersion", "v1").put("kind", "Node").putObject("metadata").put("name", "poison");
        poison.putObject("status").putObject("allocatable").put("cpu", "many");
        cluster.registry().create(Kind.NODE, "", poison, WriteOptions.INTERNAL);
        createNode("after");
        awaitNode("after", true);
        assertThat(connection.unread())
                .extracting(u -> u.kind() + " " + u.object())
                .containsExactly("nodes poison");
        assertThat(connection.freshness().state()).isEqualTo("live");
    }
}
