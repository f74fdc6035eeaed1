package io.everynode.api;

import io.everynode.insight.Verdict;
import java.util.Map;

/** How many cells carry each verdict. */
record VerdictsJson(
        int ok,
        int updating,
        int old,
        int notReady,
        int pending,
        int missing,
        int misscheduled,
        int unknown,
        int notWanted) {

    static VerdictsJson of(Map<Verdict, Integer> tally) {
        return new VerdictsJson(
                count(tally, Verdict.OK),
                count(tally, Verdict.UPDATING),
                count(tally, Verdict.OLD),
                count(tally, Verdict.NOT_READY),
                count(tally, Verdict.PENDING),
                count(tally, Verdict.MISSING),
                count(tally, Verdict.MISSCHEDULED),
                count(tally, Verdict.UNKNOWN),
                count(tally, Verdict.NOT_WANTED));
    }

    private static int count(Map<Verdict, Integer> tally, Verdict verdict) {
        return tally.getOrDefault(verdict, 0);
    }
}
