package io.everynode.action;

import org.junit.jupiter.api.Test;

/** Ten thousand seeds of what {@link FaultTest} runs some of; prints how they ended. */
class ActionFaultBench {
    private static final int RUNS = 10_000;

    @Test
    void manySeeds() {
        try (Stage stage = Stage.simulated()) {
            System.out.println(RUNS + " actions over a faulty wire: " + new FaultHarness(stage).run(RUNS, 1_000));
        }
    }
}
