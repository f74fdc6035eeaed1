package io.everynode.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.Revision;
import io.everynode.insight.RolloutState;
import io.everynode.model.Counts;
import io.everynode.model.DaemonSetFacts;
import io.everynode.model.RevisionFacts;
import io.everynode.model.UpdateStrategy;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code kubectl rollout} must say of a DaemonSet, were Everynode's understanding all that it knew. */
final class RolloutWords {
    private final Kubectl kubectl;

    RolloutWords(Kubectl kubectl) {
        this.kubectl = kubectl;
    }

    void assertAgree(Map<String, DaemonSetUnderstanding> understood, Set<String> changed) {
        changed.forEach(name -> assertStatusAgrees(understood.get(name)));
        if (!changed.isEmpty()) {
            Map<String, List<String>> histories = histories();
            changed.forEach(name -> assertThat(histories.get(name)).isEqualTo(history(understood.get(name))));
        }
    }

    private void assertStatusAgrees(DaemonSetUnderstanding understood) {
        String name = understood.ref().name();
        String said = kubectl.run(List.of("rollout", "status", "daemonset/" + name, "--watch=false"), "")
                .text()
                .strip();
        assertThat(said).isEqualTo(status(understood));
        boolean looked = Boolean.TRUE.equals(understood.agrees());
        if (looked && understood.facts().strategy() instanceof UpdateStrategy.RollingUpdate) {
            assertThat(said.endsWith("successfully rolled out"))
                    .as("state %s", understood.rollout().state())
                    .isEqualTo(understood.rollout().state() instanceof RolloutState.Settled);
        }
    }

    /** {@code DaemonSetStatusViewer.Status}; it goes by the controller's counts, which may be late. */
    private static String status(DaemonSetUnderstanding understood) {
        DaemonSetFacts facts = understood.facts();
        String name = facts.ref().name();
        if (!(facts.strategy() instanceof UpdateStrategy.RollingUpdate)) {
            return "error: rollout status is only available for RollingUpdate strategy type";
        }
        if (facts.generation() > facts.observedGeneration()) {
            return "Waiting for daemon set spec update to be observed...";
        }
        Counts counts = Boolean.TRUE.equals(understood.agrees()) ? understood.counts() : facts.reported();
        int desired = counts.desiredNumberScheduled();
        String waiting = "Waiting for daemon set \"" + name + "\" rollout to finish: ";
        if (counts.updatedNumberScheduled() < desired) {
            return waiting + counts.updatedNumberScheduled() + " out of " + desired + " new pods have been updated...";
        }
        return counts.numberAvailable() < desired
                ? waiting + counts.numberAvailable() + " of " + desired + " updated pods are available..."
                : "daemon set \"" + name + "\" successfully rolled out";
    }

    /** Number and cause of each revision, by the DaemonSet. */
    private Map<String, List<String>> histories() {
        String text =
                kubectl.run(List.of("rollout", "history", "daemonset"), "").text();
        var histories = new HashMap<String, List<String>>();
        for (String block : text.split("(?m)^daemonset.apps/")) {
            histories.put(
                    block.lines().findFirst().orElse("").strip(),
                    block.lines()
                            .filter(line -> line.matches("\\d+ .*"))
                            .map(line -> line.replaceAll("\\s+", " ").strip())
                            .toList());
        }
        return histories;
    }

    private static List<String> history(DaemonSetUnderstanding understood) {
        return understood.revisions().stream()
                .map(Revision::facts)
                .sorted(Comparator.comparing(RevisionFacts::number))
                .map(r ->
                        r.number() + " " + Optional.ofNullable(r.changeCause()).orElse("<none>"))
                .toList();
    }
}
