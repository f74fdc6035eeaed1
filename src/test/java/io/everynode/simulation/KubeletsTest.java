package io.everynode.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.simulation.kubelet.Fate;
import io.everynode.simulation.kubelet.Match;
import io.everynode.simulation.kubelet.Span;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.world.World.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubeletsTest {
    @Test
    void aPodIsCreatedThenRunsThenIsReady() {
        Lab lab = Lab.of(1, 1, List.of(rule(Span.of(2000, 2000), Span.of(3000, 3000), null)));
        lab.daemonSet("agent");
        lab.seconds(1);
        assertThat(Lab.stateOf(lab.only())).isEqualTo("ContainerCreating");
        lab.seconds(2);
        assertThat(Lab.stateOf(lab.only())).isEqualTo("running");
        assertThat(Lab.ready(lab.only())).isFalse();
        assertThat(Lab.conditionOf(lab.only(), "Ready").path("message").asText())
                .isEqualTo("containers with unready status: [main]");
        lab.seconds(3);
        assertThat(Lab.ready(lab.only())).isTrue();
        assertThat(lab.only().at("/status/podIP").asText()).matches("10\\.244\\.\\d+\\.\\d+");
    }

    @Test
    void aSecondPodOfTheSameImageDoesNotWaitForThePull() {
        Lab lab = Lab.of(1, 1, List.of(rule(Span.of(60_000, 60_000), Span.of(0, 0), null)));
        lab.daemonSet("agent");
        lab.seconds(90);
        lab.delete(Lab.pod(lab.only()));
        lab.seconds(10);
        assertThat(Lab.ready(lab.only())).isTrue();
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
        JsonNode pod = lab.only();
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
        assertThat(Lab.ready(lab.only())).isFalse();
        lab.seconds(4);
        assertThat(Lab.ready(lab.only())).isTrue();
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
