package io.everynode.insight;

import java.util.ArrayList;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Prints what understanding a DaemonSet costs, beside a plain pass over the same records (docs/benchmarks.md). */
class JudgeBench {
    private static final int DAEMON_SETS = 30;

    @Test
    void understandsFromFactsAndAfterOneChange() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(JudgeBenchmark.class.getName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
        double yardstick = median(results, "plainPass");
        say(results, "plainPass", 1);
        say(results, "fromFacts", yardstick);
        say(results, "oneChange", median(results, "fromFacts"));
    }

    /** The median: others may be working on the machine. */
    private static double median(Collection<RunResult> results, String what) {
        return result(results, what).getPrimaryResult().getStatistics().getPercentile(50);
    }

    private static RunResult result(Collection<RunResult> results, String what) {
        return results.stream()
                .filter(r -> r.getParams().getBenchmark().endsWith("." + what))
                .findFirst()
                .orElseThrow();
    }

    private static void say(Collection<RunResult> results, String what, double against) {
        double micros = median(results, what);
        double bytes = result(results, what)
                .getSecondaryResults()
                .get("gc.alloc.rate.norm")
                .getScore();
        double least = result(results, what).getPrimaryResult().getStatistics().getMin();
        System.out.printf(
                "%s, %d nodes: median %.1f µs (least %.1f), %.0f bytes; %.4f of what it is held against%n",
                what, JudgeBenchmark.NODES, micros, least, bytes, micros / against);
    }

    @Test
    void holdsLittle() {
        var facts = new JudgeBenchmark();
        facts.facts();
        long empty = used();
        var held = new ArrayList<Judged>();
        for (int i = 0; i < DAEMON_SETS; i++) {
            held.add(facts.fromFacts());
        }
        double each = (used() - empty) / ((double) JudgeBenchmark.NODES * held.size());
        System.out.printf("%d cells: %.0f bytes each%n", JudgeBenchmark.NODES * held.size(), each);
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
