package io.everynode.action;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class SimulatedActionTest extends ActionContract {
    private static SimulatedStage simulated;

    @BeforeAll
    static void open() {
        simulated = SimulatedStage.open();
    }

    @AfterAll
    static void close() {
        simulated.close();
    }

    @Override
    Stage stage() {
        return simulated.stage();
    }
}
