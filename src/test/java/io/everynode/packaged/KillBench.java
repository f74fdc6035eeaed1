package io.everynode.packaged;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What {@link KillIT} does once, {@value #ROUNDS} times, each on a cluster of its own; prints how they ended. */
class KillBench {
    private static final int ROUNDS = 5;

    @Test
    void killedAtAnyStep() throws Exception {
        var tally = new TreeMap<String, Integer>();
        for (int round = 1; round <= ROUNDS; round++) {
            try (var harness = new KillHarness(round, tally)) {
                harness.round();
            }
            System.out.println("After round " + round + " of " + ROUNDS + ": " + KillHarness.table(tally));
        }
    }
}
