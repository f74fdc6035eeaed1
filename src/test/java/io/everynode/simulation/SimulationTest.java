package io.everynode.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.simulation.store.Kind;
import io.everynode.simulation.world.WorldFile;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final Instant PRESENT = Instant.parse("2026-11-24T09:00:00Z");

    @Test
    void aCalmWorldIsSettledAtItsPresent() {
        Simulation simulation = new Simulation(WorldFile.load("calm"), 1, PRESENT);
        simulation.begin();
        assertThat(simulation.registry().store().list(Kind.POD).objects())
                .hasSize(16)
                .allSatisfy(pod -> assertThat(pod.at("/status/phase").asText()).isEqualTo("Running"));
    }
}
