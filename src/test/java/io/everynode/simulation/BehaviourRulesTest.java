package io.everynode.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.simulation.kubelet.Fate;
import io.everynode.simulation.kubelet.Match;
import io.everynode.simulation.world.World.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BehaviourRulesTest {
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
            assertThat(Lab.ready(lab.only())).isTrue();
            lab.seconds(40);
            assertThat(Lab.ready(lab.only())).isFalse();
            assertThat(lab.events()).contains("Unhealthy: Readiness probe failed: 503");
            lab.seconds(60);
            assertThat(Lab.ready(lab.only())).isTrue();
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
            assertThat(lab.only()
                            .at("/status/containerStatuses/0/lastState/terminated/reason")
                            .asText())
                    .isEqualTo("OOMKilled");
            lab.seconds(90);
            assertThat(Lab.ready(lab.only())).isTrue();
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
            assertThat(Lab.stateOf(lab.only())).isEqualTo("CreateContainerConfigError");
            lab.seconds(40);
            assertThat(Lab.ready(lab.only())).isTrue();
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
}
