package io.everynode.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.simulation.kubelet.Fate;
import io.everynode.simulation.kubelet.Match;
import io.everynode.simulation.kubelet.Span;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.view.PodView;
import io.everynode.simulation.world.World.Rule;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FatesTest {
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
            assertThat(lab.only()
                            .at("/status/containerStatuses/0/state/waiting/message")
                            .asText())
                    .startsWith("back-off 5m0s restarting failed container=main pod=agent-");
        }

        @Test
        void leavesItsLastWords() {
            lab.daemonSet("agent");
            lab.seconds(12);
            JsonNode last = lab.only().at("/status/containerStatuses/0/lastState/terminated");
            assertThat(last.path("exitCode").asInt()).isEqualTo(3);
            assertThat(last.path("message").asText()).isEqualTo("no driver");
            assertThat(lab.events())
                    .anyMatch(e -> e.startsWith("BackOff: Back-off restarting failed container main in pod agent-"));
        }

        private int restarts() {
            return lab.only().at("/status/containerStatuses/0/restartCount").asInt();
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
            assertThat(Lab.ready(lab.only())).as(fate.toString()).isTrue();
        }
    }

    @Test
    void aFailingInitContainerKeepsTheOthersWaiting() {
        Lab lab = Lab.of(1, 1, List.of(rule(null, null, new Fate.Init(2, "no route", 0))));
        lab.daemonSet("agent", "{}", "{initContainers: [{name: setup, image: s}, {name: more, image: s}]}");
        lab.seconds(60);
        JsonNode pod = lab.only();
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
        assertThat(Lab.ready(lab.only())).isTrue();
        lab.seconds(20);
        assertThat(Trees.text(lab.only(), "status", "phase")).isEqualTo("Failed");
        assertThat(Trees.text(lab.only(), "status", "reason")).isEqualTo("Evicted");
        lab.delete(Lab.pod(lab.only()));
        lab.seconds(1);
        assertThat(lab.pods("agent")).isEmpty();
    }

    @Test
    void aStuckPodNeverGoesAway() {
        Lab lab = Lab.of(1);
        labelled(lab, "stuck");
        lab.seconds(20);
        lab.delete(Lab.pod(lab.only()));
        lab.seconds(600);
        assertThat(lab.only().at("/metadata").has("deletionTimestamp")).isTrue();
    }

    @Test
    void aPodThatDoesNotRunCannotBeMadeToCrash() {
        Lab lab = Lab.of(1);
        labelled(lab, "config");
        lab.seconds(20);
        assertThat(lab.simulation().kubelets().crash(PodView.of(lab.only()), 1, ""))
                .isFalse();
    }

    @Test
    void aPodCanBeMadeToCrashOnce() {
        Lab lab = Lab.of(1);
        lab.daemonSet("agent");
        lab.seconds(20);
        assertThat(lab.simulation().kubelets().crash(PodView.of(lab.only()), 7, "bye"))
                .isTrue();
        assertThat(lab.only()
                        .at("/status/containerStatuses/0/state/terminated/exitCode")
                        .asInt())
                .isEqualTo(7);
        lab.seconds(20);
        assertThat(Lab.ready(lab.only())).isTrue();
        assertThat(lab.only().at("/status/containerStatuses/0/restartCount").asInt())
                .isEqualTo(1);
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
}
