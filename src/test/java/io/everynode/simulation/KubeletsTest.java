package io.everynode.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.kubelet.Fate;
import io.everynode.simulation.kubelet.Match;
import io.everynode.simulation.kubelet.Span;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.view.PodView;
import io.everynode.simulation.world.Act;
import io.everynode.simulation.world.World.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubeletsTest {
    @Test
    void aPodIsCreatedThenRunsThenIsReady() {
        Lab lab = Lab.of(1, 1, List.of(rule(Span.of(2000, 2000), Span.of(3000, 3000), null)));
        lab.daemonSet("agent");
        lab.seconds(1);
        assertThat(Lab.stateOf(only(lab))).isEqualTo("ContainerCreating");
        lab.seconds(2);
        assertThat(Lab.stateOf(only(lab))).isEqualTo("running");
        assertThat(Lab.ready(only(lab))).isFalse();
        assertThat(Lab.conditionOf(only(lab), "Ready").path("message").asText())
                .isEqualTo("containers with unready status: [main]");
        lab.seconds(3);
        assertThat(Lab.ready(only(lab))).isTrue();
        assertThat(only(lab).at("/status/podIP").asText()).matches("10\\.244\\.\\d+\\.\\d+");
    }

    @Test
    void aSecondPodOfTheSameImageDoesNotWaitForThePull() {
        Lab lab = Lab.of(1, 1, List.of(rule(Span.of(60_000, 60_000), Span.of(0, 0), null)));
        lab.daemonSet("agent");
        lab.seconds(90);
        lab.delete(Lab.pod(only(lab)));
        lab.seconds(10);
        assertThat(Lab.ready(only(lab))).isTrue();
    }

    /** The labels by which the tests against a real control plane steer its fake kubelets, and what must come of each. */
    @ParameterizedTest
    @CsvSource({
        "crash, Running, CrashLoopBackOff",
        "imagepull, Pending, ImagePullBackOff",
        "config, Pending, CreateContainerConfigError",
        "creating, Pending, ContainerCreating",
        "unready, Running, running"
    })
    void aLabelDecidesAPodsFate(String behaviour, String phase, String state) {
        Lab lab = Lab.of(1);
        labelled(lab, behaviour);
        lab.seconds(100);
        JsonNode pod = only(lab);
        assertThat(pod.at("/status/phase").asText()).isEqualTo(phase);
        assertThat(Lab.stateOf(pod)).isEqualTo(state);
        assertThat(Lab.ready(pod)).isFalse();
    }

    @Test
    void theAnnotationReadyAfterSaysWhenAPodIsReady() {
        Lab lab = Lab.of(1);
        lab.daemonSet("agent", "{}", "{}");
        lab.change(
                Lab.ds("agent"),
                json -> Trees.with(json, "5s", "spec", "template", "metadata", "annotations", "ready-after"));
        lab.seconds(4);
        assertThat(Lab.ready(only(lab))).isFalse();
        lab.seconds(4);
        assertThat(Lab.ready(only(lab))).isTrue();
    }

    @Nested
    class ACrash {
        private final Lab lab = Lab.of(
                1, 1, List.of(rule(null, null, new Fate.Crash(Duration.ofSeconds(2), 3, "Error", "no driver", 0))));

        @Test
        void isRestartedWithLongerAndLongerWaits() {
            lab.daemonSet("agent");
            lab.seconds(30);
            int early = restarts();
            lab.seconds(600);
            int later = restarts();
            assertThat(early).isEqualTo(2);
            assertThat(later).isBetween(6, 8);
            assertThat(only(lab)
                            .at("/status/containerStatuses/0/state/waiting/message")
                            .asText())
                    .startsWith("back-off 5m0s restarting failed container=main pod=agent-");
        }

        @Test
        void leavesItsLastWords() {
            lab.daemonSet("agent");
            lab.seconds(12);
            JsonNode last = only(lab).at("/status/containerStatuses/0/lastState/terminated");
            assertThat(last.path("exitCode").asInt()).isEqualTo(3);
            assertThat(last.path("message").asText()).isEqualTo("no driver");
            assertThat(lab.events())
                    .anyMatch(e -> e.startsWith("BackOff: Back-off restarting failed container main in pod agent-"));
        }

        private int restarts() {
            return only(lab).at("/status/containerStatuses/0/restartCount").asInt();
        }
    }

    @Test
    void aFateThatPassesLeavesThePodWell() {
        for (Fate fate : List.of(
                new Fate.Crash(Duration.ofSeconds(1), 1, "Error", "", 2),
                new Fate.ImagePull("timeout", 2),
                new Fate.Init(1, "", 1))) {
            Lab lab = Lab.of(1, 1, List.of(rule(null, null, fate)));
            lab.daemonSet("agent", "{}", "{initContainers: [{name: setup, image: s}]}");
            lab.seconds(120);
            assertThat(Lab.ready(only(lab))).as(fate.toString()).isTrue();
        }
    }

    @Test
    void aFailingInitContainerKeepsTheOthersWaiting() {
        Lab lab = Lab.of(1, 1, List.of(rule(null, null, new Fate.Init(2, "no route", 0))));
        lab.daemonSet("agent", "{}", "{initContainers: [{name: setup, image: s}, {name: more, image: s}]}");
        lab.seconds(60);
        JsonNode pod = only(lab);
        assertThat(pod.at("/status/initContainerStatuses/0/state/waiting/reason")
                        .asText())
                .isEqualTo("CrashLoopBackOff");
        assertThat(Lab.stateOf(pod)).isEqualTo("PodInitializing");
        assertThat(Lab.conditionOf(pod, "Initialized").path("status").asText()).isEqualTo("False");
    }

    @Test
    void anEvictedPodFailsWithReasonAndMessage() {
        Lab lab = Lab.of(
                1,
                1,
                List.of(rule(
                        null,
                        Span.of(0, 0),
                        new Fate.Fails(Duration.ofSeconds(20), "Evicted", "The node was low on resource: memory."))));
        lab.create(
                Kind.POD,
                Lab.yaml(
                        "{apiVersion: v1, kind: Pod, metadata: {name: one, labels: {app: agent}}, spec: {containers: [{name: main, image: x}]}}"));
        lab.seconds(15);
        assertThat(Lab.ready(only(lab))).isTrue();
        lab.seconds(20);
        assertThat(Trees.text(only(lab), "status", "phase")).isEqualTo("Failed");
        assertThat(Trees.text(only(lab), "status", "reason")).isEqualTo("Evicted");
        lab.delete(Lab.pod(only(lab)));
        lab.seconds(1);
        assertThat(lab.pods("agent")).isEmpty();
    }

    @Test
    void aStuckPodNeverGoesAway() {
        Lab lab = Lab.of(1);
        labelled(lab, "stuck");
        lab.seconds(20);
        lab.delete(Lab.pod(only(lab)));
        lab.seconds(600);
        assertThat(only(lab).at("/metadata").has("deletionTimestamp")).isTrue();
    }

    @Nested
    class ARuleWithTimes {
        @Test
        void beginsAndEndsWithThem() {
            Rule unready = new Rule(
                    Match.everything(),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(120),
                    null,
                    null,
                    null,
                    new Fate.Unready("503"));
            Lab lab = Lab.of(1, 1, List.of(unready));
            lab.daemonSet("agent");
            lab.seconds(30);
            assertThat(Lab.ready(only(lab))).isTrue();
            lab.seconds(40);
            assertThat(Lab.ready(only(lab))).isFalse();
            assertThat(lab.events()).contains("Unhealthy: Readiness probe failed: 503");
            lab.seconds(60);
            assertThat(Lab.ready(only(lab))).isTrue();
        }

        @Test
        void canLetAHealthyPodCrashAndComeBack() {
            Rule crash = new Rule(
                    Match.everything(),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(90),
                    null,
                    null,
                    null,
                    Fate.Crash.outOfMemory(Duration.ofSeconds(1), 0));
            Lab lab = Lab.of(1, 1, List.of(crash));
            lab.daemonSet("agent");
            lab.seconds(80);
            assertThat(only(lab)
                            .at("/status/containerStatuses/0/lastState/terminated/reason")
                            .asText())
                    .isEqualTo("OOMKilled");
            lab.seconds(90);
            assertThat(Lab.ready(only(lab))).isTrue();
        }

        @Test
        void canHoldUpPodsThatStartMeanwhile() {
            Rule config = new Rule(
                    Match.everything(),
                    null,
                    Duration.ofSeconds(60),
                    null,
                    null,
                    null,
                    new Fate.Config("secret \"key\" not found"));
            Lab lab = Lab.of(1, 1, List.of(config));
            lab.daemonSet("agent");
            lab.seconds(50);
            assertThat(Lab.stateOf(only(lab))).isEqualTo("CreateContainerConfigError");
            lab.seconds(40);
            assertThat(Lab.ready(only(lab))).isTrue();
        }
    }

    @Test
    void rulesMatchByImageNodeLabelAndChance() {
        Rule onOne = new Rule(
                new Match(Match.glob("agent:*"), Match.glob("node-2"), Map.of("kubernetes.io/arch", "amd64"), 1),
                null,
                null,
                null,
                null,
                null,
                new Fate.Unready("x"));
        Rule never = new Rule(
                new Match(Match.glob("*"), Match.glob(""), Map.of(), 0),
                null,
                null,
                null,
                null,
                null,
                new Fate.Stuck());
        Rule otherArch = new Rule(
                new Match(Match.glob(""), Match.glob(""), Map.of("kubernetes.io/arch", "arm64"), 1),
                null,
                null,
                null,
                null,
                null,
                new Fate.Config("x"));
        Lab lab = Lab.of(3, 1, List.of(onOne, never, otherArch));
        lab.daemonSet("agent");
        lab.seconds(60);
        assertThat(lab.pods("agent")).extracting(Lab::ready).containsExactly(true, false, true);
    }

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

    @Test
    void aPodThatDoesNotRunCannotBeMadeToCrash() {
        Lab lab = Lab.of(1);
        labelled(lab, "config");
        lab.seconds(20);
        assertThat(lab.simulation().kubelets().crash(PodView.of(only(lab)), 1, ""))
                .isFalse();
    }

    @Test
    void aPodCanBeMadeToCrashOnce() {
        Lab lab = Lab.of(1);
        lab.daemonSet("agent");
        lab.seconds(20);
        assertThat(lab.simulation().kubelets().crash(PodView.of(only(lab)), 7, "bye"))
                .isTrue();
        assertThat(only(lab)
                        .at("/status/containerStatuses/0/state/terminated/exitCode")
                        .asInt())
                .isEqualTo(7);
        lab.seconds(20);
        assertThat(Lab.ready(only(lab))).isTrue();
        assertThat(only(lab).at("/status/containerStatuses/0/restartCount").asInt())
                .isEqualTo(1);
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

    private static Rule rule(@Nullable Span pull, @Nullable Span ready, @Nullable Fate fate) {
        return new Rule(Match.everything(), null, null, pull, ready, null, fate);
    }

    private static void labelled(Lab lab, String behaviour) {
        lab.daemonSet("agent");
        lab.change(
                Lab.ds("agent"),
                json -> Trees.with(json, behaviour, "spec", "template", "metadata", "labels", "behaviour"));
    }

    private static ObjectNode only(Lab lab) {
        assertThat(lab.pods("agent")).hasSize(1);
        return lab.pods("agent").getFirst();
    }
}
