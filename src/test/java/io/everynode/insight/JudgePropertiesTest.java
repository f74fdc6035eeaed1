package io.everynode.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.everynode.model.Counts;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.DaemonSetSlice;
import io.everynode.model.NodeName;
import io.everynode.model.Nodes;
import io.everynode.model.PodFacts;
import io.everynode.model.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every cluster, whatever happens in it. Each seed is a cluster that changes a dozen times. */
class JudgePropertiesTest {
    private static final int CLUSTERS = Integer.getInteger("properties.clusters", 10_000);
    private static final int BATCH = Math.min(250, CLUSTERS);
    private static final int STEPS = 12;

    /** A snapshot, and what it said at the time. */
    record Seen(Snapshot snapshot, Newest said) {}

    static LongStream batches() {
        return LongStream.iterate(1, first -> first < CLUSTERS, first -> first + BATCH);
    }

    @ParameterizedTest(name = "from seed {0}")
    @MethodSource("batches")
    void holds(long first) {
        for (long seed = first; seed < first + BATCH; seed++) {
            var memories = new HashMap<DaemonSetRef, DaemonSetMemory>();
            var cluster = new RandomCluster(seed);
            var seen = new ArrayList<Seen>();
            for (int step = 0; step < STEPS; step++) {
                Snapshot snapshot = cluster.snapshot();
                String where = "seed " + seed + ", step " + step;
                Newest said = Newest.of(snapshot);
                check(said.equals(Newest.of(cluster.truth())), "each object in its newest version, " + where);
                seen.add(new Seen(snapshot, said));
                memories.keySet().retainAll(snapshot.daemonSets().keySet());
                for (DaemonSetRef ref : snapshot.daemonSets().keySet()) {
                    DaemonSetMemory memory = memories.getOrDefault(ref, DaemonSetMemory.NOTHING);
                    memories.put(ref, check(snapshot, ref, memory, step, where + ", " + ref.name()));
                }
                cluster.step();
            }
            String where = "seed " + seed;
            seen.forEach(s -> check(Newest.of(s.snapshot()).equals(s.said()), "a snapshot stays as it was, " + where));
            new AnyOrder(cluster.happened(), cluster.snapshot(), seed).holds();
        }
    }

    /** AssertJ describes each of millions of assertions beforehand; this one does when it fails. */
    private static void check(boolean holds, String what) {
        if (!holds) {
            fail(what);
        }
    }

    private static DaemonSetMemory check(
            Snapshot snapshot, DaemonSetRef ref, DaemonSetMemory memory, int step, String where) {
        DaemonSetSlice slice = snapshot.daemonSet(ref).orElseThrow();
        Nodes nodes = snapshot.nodes();
        Instant now = snapshot.at();
        Judged whole = Judge.judge(slice, nodes, memory, now, Settings.DEFAULT);
        Judged part = Judge.judge(slice, nodes, memory, GoldenCluster.changed(snapshot, ref), now, Settings.DEFAULT);
        DaemonSetUnderstanding said = whole.understanding();

        same(part, whole, "only what changed, " + where);
        same(Judge.judge(shuffled(slice), nodes, memory, now, Settings.DEFAULT), whole, "in another order, " + where);
        invariants(said, nodes, where);
        check(said.counts().equals(new Recount(slice, now).over(nodes)), "counts, " + where);
        countsAgreeWithVerdicts(said, where);
        if (step % 6 == 5) {
            sentences(said, nodes, where);
        }
        timeChangesNothingBefore(part, slice, nodes, now, where);
        return part.memory();
    }

    private static void same(Judged judged, Judged expected, String as) {
        check(judged.understanding().equals(expected.understanding()), as);
        check(Objects.equals(judged.turnsAt(), expected.turnsAt()), as);
        check(Objects.equals(judged.memory().progress(), expected.memory().progress()), as);
        check(Objects.equals(judged.memory().pace(), expected.memory().pace()), as);
    }

    private static DaemonSetSlice shuffled(DaemonSetSlice slice) {
        Map<NodeName, List<PodFacts>> pods = slice.pods().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> reversed(e.getValue()), (a, b) -> a, TreeMap::new));
        return new DaemonSetSlice(slice.facts(), pods, slice.revisions(), slice.events());
    }

    private static List<PodFacts> reversed(List<PodFacts> pods) {
        var other = new ArrayList<>(pods);
        Collections.shuffle(other, new Random(7));
        return other;
    }

    private static void invariants(DaemonSetUnderstanding said, Nodes nodes, String where) {
        Counts c = said.counts();
        int current = c.currentNumberScheduled();
        check(said.cells().stream().map(Cell::node).toList().equals(nodes.names()), "one cell a node, " + where);
        check(
                said.verdicts().values().stream().mapToInt(n -> n).sum() == nodes.size(),
                "verdicts partition the nodes, " + where);
        check(0 <= c.updatedNumberScheduled() && c.updatedNumberScheduled() <= current, "updated, " + where);
        check(current <= c.desiredNumberScheduled(), "current, " + where);
        check(0 <= c.numberAvailable() && c.numberAvailable() <= c.numberReady(), "available, " + where);
        check(c.numberReady() <= current, "ready, " + where);
        check(c.numberUnavailable() == c.desiredNumberScheduled() - c.numberAvailable(), "unavailable, " + where);
        check(c.desiredNumberScheduled() + c.numberMisscheduled() <= nodes.size(), "misscheduled, " + where);
    }

    private static void countsAgreeWithVerdicts(DaemonSetUnderstanding said, String where) {
        Counts c = said.counts();
        int wanted = said.cells().size() - said.count(Verdict.NOT_WANTED) - said.count(Verdict.MISSCHEDULED);
        check(c.desiredNumberScheduled() == wanted, "desired, " + where);
        check(c.numberMisscheduled() == said.count(Verdict.MISSCHEDULED), "misscheduled, " + where);
        check(said.count(Verdict.OK) <= c.updatedNumberScheduled(), "ok are updated, " + where);
        check(said.count(Verdict.OK) + said.count(Verdict.OLD) <= c.numberAvailable(), "ok and old, " + where);
        check(said.count(Verdict.MISSING) <= wanted - c.currentNumberScheduled(), "missing, " + where);
        check(said.rollout().updated() == c.updatedNumberScheduled(), "rollout, " + where);
    }

    private static void sentences(DaemonSetUnderstanding said, Nodes nodes, String where) {
        String all = new Telling(
                        ClusterUnderstanding.of(said.ref().cluster(), nodes, new TreeMap<>(Map.of(said.ref(), said))))
                .yaml();
        assertThat(all).as(where).doesNotContain("Optional", "record ", "  .", "..");
        assertThat(said.sentence()).as(where).matches("(?s).+[.”]");
        assertThat(said.rollout().sentence()).as(where).matches("(?s).+[.”]");
        said.cells().forEach(c -> assertThat(c.sentence()).as(where).matches("(?s).+[.”]"));
        assertThat(said.rollout().blockers()).as(where).isSubsetOf(said.cells());
    }

    /** A timer that is set for {@code turnsAt} misses nothing. */
    private static void timeChangesNothingBefore(
            Judged judged, DaemonSetSlice slice, Nodes nodes, Instant now, String where) {
        Instant turnsAt = judged.turnsAt();
        check(turnsAt == null || turnsAt.isAfter(now), "turns later, " + where);
        Instant before = turnsAt == null ? now.plus(Duration.ofHours(20)) : turnsAt.minusMillis(1);
        Judged again = Judge.judge(slice, nodes, judged.memory(), before, Settings.DEFAULT);
        check(again.understanding().equals(judged.understanding()), "just before it turns, " + where);
        if (turnsAt != null) {
            Judged part = Judge.judge(slice, nodes, judged.memory(), Set.of(), turnsAt, Settings.DEFAULT);
            same(part, Judge.judge(slice, nodes, judged.memory(), turnsAt, Settings.DEFAULT), "as it turns, " + where);
        }
    }
}
