package io.everynode.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.IntOrPercent;
import io.everynode.model.NodeName;
import io.everynode.model.RevisionNumber;
import io.everynode.model.UpdateStrategy;
import io.everynode.page.ClusterFixture;
import io.everynode.page.ClusterFixture.Pod;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PreflightsTest {
    private static final DaemonSetRef REF = new DaemonSetRef(new ClusterName("prod"), "logging", "fluent-bit");
    private static final Effect RESTART = new Effect.Restarted(Instant.EPOCH);

    @Test
    void allIsWell() {
        Preflight preflight = Preflights.of(RESTART, daemonSet(Map.of()), "the diff");

        assertThat(preflight).isEqualTo(new Preflight(5, 1, 25L, List.of(), "the diff"));
    }

    @Test
    void whatIsUnavailableGoesAtOnce() {
        Preflight preflight =
                Preflights.of(RESTART, daemonSet(Map.of("node-2", Pod.CRASHING, "node-4", Pod.UNSCHEDULED)), "");

        var warning = new Warning.UnavailableOldPods(List.of(new NodeName("node-2"), new NodeName("node-4")));
        assertThat(preflight.warnings()).contains(warning);
        assertThat(warning.sentence())
                .isEqualTo("2 old pods that are already unavailable are deleted at once, outside the budget:"
                        + " node-2, node-4.");
    }

    @Test
    void anUndoLeavesWhatRunsThatRevision() {
        Preflight preflight = Preflights.of(
                new Effect.Templated(new RevisionNumber(1), Json.object()),
                daemonSet(Map.of("node-1", Pod.OLD, "node-2", Pod.OLD)),
                "");

        assertThat(preflight.pods()).isEqualTo(3);
        assertThat(preflight.warnings()).extracting(Warning::code).containsOnly("RolloutUnderWay");
    }

    @Test
    void aDeletionTakesAllPodsOrNone() {
        DaemonSetUnderstanding daemonSet = daemonSet(Map.of("node-3", Pod.ABSENT));

        assertThat(Preflights.of(new Effect.Deleted(Propagation.BACKGROUND), daemonSet, "")
                        .pods())
                .isEqualTo(4);
        assertThat(Preflights.of(new Effect.Deleted(Propagation.ORPHAN), daemonSet, "")
                        .pods())
                .isZero();
    }

    @Test
    void aNodeThatIsDownUsesUpTheBudget() {
        var view = new ClusterFixture("prod")
                .nodes(5, "general", "a")
                .dead("node-3")
                .daemonSet("logging", "fluent-bit", "fluent/fluent-bit:3.2.2", Map.of())
                .view(1);

        Preflight preflight = Preflights.of(
                RESTART,
                Objects.requireNonNull(view.understanding().daemonSets().get(REF)),
                "");

        assertThat(preflight.warnings()).contains(new Warning.BlockedByNodes(List.of(new NodeName("node-3")), 1));
    }

    @Test
    void aNewStrategyReplacesOnlyWhatWaitedForIt() {
        DaemonSetUnderstanding daemonSet = daemonSet(Map.of("node-1", Pod.OLD, "node-2", Pod.OLD));
        var two = new UpdateStrategy.RollingUpdate(new IntOrPercent(2, false), new IntOrPercent(0, false));

        Preflight rolling = Preflights.of(new Effect.Strategised(two, false), daemonSet, "");
        Preflight byHand = Preflights.of(new Effect.Strategised(new UpdateStrategy.OnDelete(), false), daemonSet, "");

        assertThat(rolling.pods()).isEqualTo(2);
        assertThat(rolling.atATime()).isEqualTo(2);
        assertThat(byHand.atATime()).isZero();
        assertThat(byHand.warnings()).extracting(Warning::code).containsExactly("OnDelete");
    }

    private static DaemonSetUnderstanding daemonSet(Map<String, Pod> ailing) {
        var view = new ClusterFixture("prod")
                .nodes(5, "general", "a")
                .daemonSet("logging", "fluent-bit", "fluent/fluent-bit:3.2.2", ailing)
                .view(1);
        return Objects.requireNonNull(view.understanding().daemonSets().get(REF));
    }
}
