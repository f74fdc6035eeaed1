package io.everynode.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.NodeName;
import io.everynode.model.RevisionNumber;
import io.everynode.page.ClusterFixture;
import io.everynode.page.ClusterFixture.Pod;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PreflightsTest {
    private static final DaemonSetRef REF = new DaemonSetRef(new ClusterName("prod"), "logging", "fluent-bit");
    private static final Action RESTART = new Action.Restart(REF, Instant.EPOCH);

    @Test
    void allIsWell() {
        Preflight preflight = Preflights.of(RESTART, daemonSet(Map.of()), null, "the diff");

        assertThat(preflight).isEqualTo(new Preflight(5, 1, null, List.of(), "the diff"));
    }

    @Test
    void whatIsUnavailableGoesAtOnce() {
        Preflight preflight =
                Preflights.of(RESTART, daemonSet(Map.of("node-2", Pod.CRASHING, "node-4", Pod.UNSCHEDULED)), null, "");

        var warning = new Warning.UnavailableOldPods(List.of(new NodeName("node-2"), new NodeName("node-4")));
        assertThat(preflight.warnings()).contains(warning);
        assertThat(warning.sentence())
                .isEqualTo("2 old pods that are already unavailable are deleted at once, outside the budget:"
                        + " node-2, node-4.");
    }

    @Test
    void anUndoLeavesWhatRunsThatRevision() {
        Preflight preflight = Preflights.of(
                new Action.Undo(REF, new RevisionNumber(1)),
                daemonSet(Map.of("node-1", Pod.OLD, "node-2", Pod.OLD)),
                new RevisionNumber(1),
                "");

        assertThat(preflight.pods()).isEqualTo(3);
        assertThat(preflight.warnings()).extracting(Warning::code).containsOnly("RolloutUnderWay");
    }

    @Test
    void aDeletionTakesAllPodsOrNone() {
        DaemonSetUnderstanding daemonSet = daemonSet(Map.of("node-3", Pod.ABSENT));

        assertThat(Preflights.of(new Action.Delete(REF, Propagation.BACKGROUND), daemonSet, null, "")
                        .pods())
                .isEqualTo(4);
        assertThat(Preflights.of(new Action.Delete(REF, Propagation.ORPHAN), daemonSet, null, "")
                        .pods())
                .isZero();
    }

    private static DaemonSetUnderstanding daemonSet(Map<String, Pod> ailing) {
        var view = new ClusterFixture("prod")
                .nodes(5, "general", "a")
                .daemonSet("logging", "fluent-bit", "fluent/fluent-bit:3.2.2", ailing)
                .view(1);
        return Objects.requireNonNull(view.understanding().daemonSets().get(REF));
    }
}
