package io.everynode.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.GoldenCluster;
import io.everynode.model.IntOrPercent;
import io.everynode.model.RevisionNumber;
import io.everynode.model.UpdateStrategy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every folder under {@code preflight/} is a cluster, written as under {@code golden/}, and what is said before each action
 * on its DaemonSet ({@code out.txt}). {@code -Dgolden.write=true} writes {@code out.txt} anew; read the difference before
 * you keep it.
 */
class PreflightGoldenTest {
    private static final Path CASES = Path.of("src/test/resources/preflight");

    static Stream<String> cases() throws IOException {
        return GoldenCluster.cases(CASES);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void says(String name) throws IOException {
        Path folder = CASES.resolve(name);
        var daemonSets = GoldenCluster.play(folder).daemonSets().values();
        assertThat(daemonSets).hasSize(1);
        DaemonSetUnderstanding daemonSet = daemonSets.iterator().next();
        var said = new StringBuilder();
        plans(daemonSet)
                .forEach((action, plan) -> said.append(action).append(": ").append(told(plan)));
        GoldenCluster.holds(folder.resolve("out.txt"), said.toString());
    }

    private static Map<String, Preflight> plans(DaemonSetUnderstanding daemonSet) {
        var plans = new TreeMap<String, Preflight>();
        effects().forEach((action, effect) -> plans.put(action, Preflights.of(effect, daemonSet, "")));
        plans.put("replace 2 pods", Preflights.replacing(daemonSet, 2));
        return plans;
    }

    private static Map<String, Effect> effects() {
        return Map.of(
                "restart",
                new Effect.Restarted(Instant.EPOCH),
                "set image",
                new Effect.Imaged(new TreeMap<>(Map.of("agent", "agent:3"))),
                "undo to revision 1",
                new Effect.Templated(new RevisionNumber(1), Json.object()),
                "set strategy to maxUnavailable 2",
                new Effect.Strategised(new UpdateStrategy.RollingUpdate(number(2), number(0)), false),
                "set strategy to maxSurge 1",
                new Effect.Strategised(new UpdateStrategy.RollingUpdate(number(0), number(1)), false),
                "set strategy to OnDelete",
                new Effect.Strategised(new UpdateStrategy.OnDelete(), false),
                "delete",
                new Effect.Deleted(Propagation.BACKGROUND),
                "delete and leave the pods",
                new Effect.Deleted(Propagation.ORPHAN));
    }

    private static IntOrPercent number(int value) {
        return new IntOrPercent(value, false);
    }

    private static String told(Preflight plan) {
        String time = plan.estimateSeconds() == null ? "" : ", about " + plan.estimateSeconds() + " s";
        return "pods " + plan.pods() + ", at a time " + plan.atATime() + time + "\n"
                + plan.warnings().stream()
                        .map(w -> "  " + w.code() + ": " + w.sentence() + "\n")
                        .collect(Collectors.joining());
    }
}
