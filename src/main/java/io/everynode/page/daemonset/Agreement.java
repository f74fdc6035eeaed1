package io.everynode.page.daemonset;

import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.model.Counts;
import io.everynode.model.DaemonSetFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Whether the controller's own counts say the same, in a sentence. */
final class Agreement {
    private Agreement() {}

    static String sentence(DaemonSetUnderstanding understanding) {
        DaemonSetFacts facts = understanding.facts();
        Boolean agrees = understanding.agrees();
        if (agrees == null) {
            return "Recomputed from nodes and pods; the controller has not looked at generation " + facts.generation()
                    + " yet (" + facts.observedGeneration() + " observed).";
        }
        if (agrees) {
            return "Recomputed from nodes and pods; the controller says the same (generation "
                    + facts.observedGeneration() + " observed).";
        }
        String differences = String.join(", ", differences(facts.reported(), understanding.counts()));
        return understanding.disagreement().isEmpty()
                ? "Recomputed from nodes and pods; the controller still says " + differences + "."
                : understanding.disagreement() + " It says " + differences + ".";
    }

    private static List<String> differences(Counts reported, Counts counts) {
        var differences = new ArrayList<String>();
        compare("desired", reported, counts, Counts::desiredNumberScheduled, differences);
        compare("current", reported, counts, Counts::currentNumberScheduled, differences);
        compare("ready", reported, counts, Counts::numberReady, differences);
        compare("up to date", reported, counts, Counts::updatedNumberScheduled, differences);
        compare("available", reported, counts, Counts::numberAvailable, differences);
        compare("unavailable", reported, counts, Counts::numberUnavailable, differences);
        compare("misscheduled", reported, counts, Counts::numberMisscheduled, differences);
        return differences;
    }

    private static void compare(
            String word, Counts reported, Counts counts, ToIntFunction<Counts> count, List<String> differences) {
        if (count.applyAsInt(reported) != count.applyAsInt(counts)) {
            differences.add(word + " " + count.applyAsInt(reported));
        }
    }
}
