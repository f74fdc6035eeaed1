package io.everynode.action;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Some of the seeds; {@code ActionFaultBench} runs many more. */
class FaultTest {
    @Test
    void anActionHasItsEffectOnceAtMostAndIsToldTruly() {
        try (Stage stage = Stage.simulated()) {
            var tally = new FaultHarness(stage).run(500, 1);

            System.out.println("500 actions over a faulty wire: " + tally);
            assertThat(tally.outcomes()).containsKeys("accepted", "unreachable", "unknown", "changed");
            assertThat(tally.actions()).hasSize(Action.class.getPermittedSubclasses().length);
            assertThat(tally.faults()).hasSize(FaultyWire.Fault.values().length);
        }
    }
}
