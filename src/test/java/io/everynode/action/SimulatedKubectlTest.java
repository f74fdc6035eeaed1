package io.everynode.action;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class SimulatedKubectlTest extends KubectlTwin {
    private static SimulatedStage simulated;

    @BeforeAll
    static void open() {
        assumeTrue(Stage.hasKubectl(), "skipped: there is no kubectl on the path");
        simulated = SimulatedStage.open();
    }

    @AfterAll
    static void close() {
        if (simulated != null) {
            simulated.close();
        }
    }

    @Override
    Stage stage() {
        return simulated.stage();
    }
}
