package io.everynode.packaged;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Once each; {@code KillBench} does so several times. */
class KillIT {
    @Test
    void killedAtAnyStepAnActionHasItsEffectOnceAtMostAndIsToldTruly() throws Exception {
        var tally = new TreeMap<String, Integer>();
        try (var harness = new KillHarness(1, tally)) {
            harness.round();
        }
        System.out.println(KillHarness.table(tally));
    }
}
