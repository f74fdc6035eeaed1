package io.everynode.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.everynode.differential.Kubectl.Outcome;
import io.everynode.differential.Script.Step;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.whole.ClusterUnderTest;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * The script, played with kubectl on the simulated cluster in simulated time, and with profile {@code controlplane} on a
 * real control plane. What is told after each step must be the transcript's word for word, so that both say the same.
 */
@Tag("cluster")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DifferentialTest {
    private final Transcript transcript = Transcript.load("transcript.txt");
    private final Insight insight = new Insight();
    private Stage stage;
    private Map<String, String> told = Map.of();
    private Map<String, DaemonSetUnderstanding> understood = Map.of();

    @BeforeAll
    void begin() {
        assumeThat(Kubectl.find())
                .as("skipped: there is no kubectl on the path, see kubernetes.io/docs/tasks/tools")
                .isPresent();
        stage = ClusterUnderTest.real() ? Stage.real() : Stage.simulated();
    }

    @AfterAll
    void end() {
        if (stage != null) {
            stage.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> saysWhatARealControlPlaneSays() {
        return Script.load().steps().stream().map(step -> DynamicTest.dynamicTest(step.toString(), () -> play(step)));
    }

    private void play(Step step) {
        Map<String, String> before = told;
        Trace trace = step.bounds() == null ? null : Trace.begin(stage.client(), step.bounds());
        try (trace) {
            List<Undo> undos = act(step);
            stage.settle(
                    step.span(),
                    () -> Transcript.section(step, before, look(step)).equals(transcript.expected(step.number())));
            String section = Transcript.section(step, before, look(step));
            if (Transcript.WRITE) {
                transcript.write(section);
            }
            assertThat(section).isEqualTo(Transcript.WRITE ? section : transcript.expected(step.number()));
            undos.forEach(undo -> undo.assertDone(understood));
            assertKubectlAgrees(before);
            if (trace != null) {
                trace.assertBoundsHeld();
            }
        }
    }

    private List<Undo> act(Step step) {
        step.manifests().forEach(m -> run(List.of("create", "-f", "-"), Serialization.asJson(m)));
        return step.commands().stream()
                .map(this::runOrUndo)
                .filter(Objects::nonNull)
                .toList();
    }

    private Undo runOrUndo(List<String> arguments) {
        Undo undo = Undo.of(arguments, understood);
        if (undo == null) {
            run(arguments, "");
        } else {
            undo.assertSaid(stage.kubectl().run(arguments, ""), stage.kubectl().ofTheControlPlane());
        }
        return undo;
    }

    private void run(List<String> arguments, String input) {
        Outcome outcome = stage.kubectl().run(arguments, input);
        assertThat(outcome.code())
                .as("kubectl %s: %s", arguments, outcome.text())
                .isZero();
    }

    private Map<String, String> look(Step step) {
        Listing listing = Listing.of(stage.client());
        understood = insight.of(listing, stage.clock().instant());
        told = Told.of(listing, understood, step);
        return told;
    }

    private void assertKubectlAgrees(Map<String, String> before) {
        Set<String> changed = new HashSet<>(told.keySet());
        changed.removeIf(name -> told.get(name).equals(before.get(name)) || !understood.containsKey(name));
        new RolloutWords(stage.kubectl()).assertAgree(understood, changed);
    }
}
