package io.everynode.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.differential.Kubectl.Outcome;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.Revision;
import io.everynode.model.KeptJson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code kubectl rollout undo} must do, by the revisions that Everynode knew before. */
record Undo(
        String daemonSet,
        long target,
        long newest,
        @Nullable KeptJson template,
        boolean changesNothing) {

    /** The undo that these arguments are, if they are one. */
    static @Nullable Undo of(List<String> arguments, Map<String, DaemonSetUnderstanding> insight) {
        if (!arguments.subList(0, 2).equals(List.of("rollout", "undo"))) {
            return null;
        }
        String name = arguments.get(2).substring("daemonset/".length());
        List<Revision> newestFirst = insight.get(name).revisions();
        long asked = arguments.size() == 4 ? Long.parseLong(arguments.get(3).replaceAll("\\D", "")) : 0;
        long target = asked > 0 ? asked : newestFirst.get(1).facts().number().value();
        Revision found = newestFirst.stream()
                .filter(r -> r.facts().number().value() == target)
                .findFirst()
                .orElse(null);
        return new Undo(
                name,
                target,
                newestFirst.getFirst().facts().number().value(),
                found == null ? null : found.facts().data(),
                found != null && found.current());
    }

    void assertSaid(Outcome outcome, boolean sameVersion) {
        if (changesNothing && !sameVersion) {
            // A kubectl that writes other empty fields than the controller takes the templates for different.
            assertThat(outcome.code()).isZero();
            return;
        }
        String expected = template == null
                ? "error: unable to find specified revision " + target + " in history"
                : "daemonset.apps/" + daemonSet
                        + (changesNothing
                                ? " skipped rollback (current template already matches revision " + target + ")"
                                : " rolled back");
        assertThat(outcome.text().strip()).isEqualTo(expected);
    }

    /** The revision that was gone back to is the newest now, under a number of its own. */
    void assertDone(Map<String, DaemonSetUnderstanding> insight) {
        Revision now = insight.get(daemonSet).revisions().getFirst();
        boolean moved = template != null && !changesNothing;
        assertThat(now.current()).isTrue();
        assertThat(now.facts().number().value()).isEqualTo(moved ? newest + 1 : newest);
        if (moved) {
            assertThat(now.facts().data()).isEqualTo(template);
        }
    }
}
