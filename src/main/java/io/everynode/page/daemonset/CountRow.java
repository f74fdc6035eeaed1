package io.everynode.page.daemonset;

import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.Verdict;
import io.everynode.model.Counts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the seven counts as it is shown.
 *
 * @param field Kubernetes' own name of it
 * @param meaning what it counts, for whoever has not learnt the field by heart
 * @param cause the verdict whose colour it takes, absent while it is as it should be
 */
public record CountRow(
        String field,
        String label,
        int value,
        String meaning,
        @Nullable Verdict cause) {

    /** In the order in which one depends on the other. */
    static List<CountRow> of(DaemonSetUnderstanding understanding) {
        Counts counts = understanding.counts();
        int desired = counts.desiredNumberScheduled();
        Verdict trouble = worst(understanding);
        return List.of(
                new CountRow("desiredNumberScheduled", "Desired", desired, "nodes that should run a pod of it", null),
                below("currentNumberScheduled", "Current", counts.currentNumberScheduled(), desired, Verdict.MISSING)
                        .meaning("desired nodes that have at least one pod, bound or not"),
                below("numberReady", "Ready", counts.numberReady(), desired, trouble)
                        .meaning("desired nodes whose pod is Ready"),
                below("updatedNumberScheduled", "Up to date", counts.updatedNumberScheduled(), desired, behind(trouble))
                        .meaning("desired nodes whose pod has the current template"),
                below("numberAvailable", "Available", counts.numberAvailable(), desired, trouble)
                        .meaning(availableFor(understanding.facts().minReadySeconds())),
                above("numberUnavailable", "Unavailable", counts.numberUnavailable(), trouble)
                        .meaning("desired nodes less the available ones"),
                above("numberMisscheduled", "Misscheduled", counts.numberMisscheduled(), Verdict.MISSCHEDULED)
                        .meaning("nodes that run a pod of it and should not"));
    }

    public boolean off() {
        return cause != null;
    }

    private static CountRow below(String field, String label, int value, int desired, Verdict cause) {
        return new CountRow(field, label, value, "", value < desired ? cause : null);
    }

    private static CountRow above(String field, String label, int value, Verdict cause) {
        return new CountRow(field, label, value, "", value > 0 ? cause : null);
    }

    private CountRow meaning(String words) {
        return new CountRow(field, label, value, words, cause);
    }

    /** Nodes that merely wait for the new template are no trouble, unless they wait because of trouble elsewhere. */
    private static Verdict behind(Verdict trouble) {
        return trouble == Verdict.MISSING ? trouble : Verdict.UPDATING;
    }

    private static String availableFor(int minReadySeconds) {
        return minReadySeconds == 0
                ? "desired nodes whose pod is Ready (minReadySeconds is 0)"
                : "desired nodes whose pod has been Ready for " + minReadySeconds + " s (minReadySeconds)";
    }

    private static Verdict worst(DaemonSetUnderstanding understanding) {
        return understanding.cells().stream()
                .filter(c -> c.wanted() && c.verdict().alarming())
                .map(c -> c.verdict())
                .min(Verdict::compareTo)
                .orElse(Verdict.UPDATING);
    }
}
