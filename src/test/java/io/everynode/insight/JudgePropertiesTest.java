package io.everynode.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.everynode.insight.RandomCluster.Happening;
import io.everynode.model.Change;
import io.everynode.model.ClusterModel;
import io.everynode.model.Counts;
import io.everynode.model.DaemonSetFacts;
import io.everynode.model.DaemonSetSlice;
import io.everynode.model.NodeFacts;
import io.everynode.model.NodeName;
import io.everynode.model.Nodes;
import io.everynode.model.PodFacts;
import io.everynode.model.Snapshot;
import io.everynode.model.Uid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
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

    static LongStream batches() {
        return LongStream.iterate(1, first -> first < CLUSTERS, first -> first + BATCH);
    }

    @ParameterizedTest(name = "from seed {0}")
    @MethodSource("batches")
    void holds(long first) {
        for (long seed = first; seed < first + BATCH; seed++) {
            DaemonSetMemory memory = DaemonSetMemory.NOTHING;
            var cluster = new RandomCluster(seed);
            Snapshot begin = cluster.snapshot();
            Map<NodeName, List<PodFacts>> asItWas = Map.copyOf(slice(begin).pods());
            Snapshot end = begin;
            for (int step = 0; step < STEPS; step++) {
                memory = check(end, memory, step, "seed " + seed + ", step " + step);
                cluster.step();
                end = cluster.snapshot();
            }
            check(slice(begin).pods().equals(asItWas), "a snapshot stays as it was, seed " + seed);
            orderDoesNotMatter(cluster.happened(), end, seed);
        }
    }

    /** The same happenings, told in another order, end in the same state. */
    private static void orderDoesNotMatter(List<Happening> happened, Snapshot end, long seed) {
        var other = new ClusterModel(Facts.AGENT.cluster());
        interleaved(happened, new Random(seed)).forEach(h -> h.to(other));
        Snapshot same = other.publish(end.at(), true);
        check(same.nodes().inOrder().equals(end.nodes().inOrder()), "nodes in any order, seed " + seed);
        check(same.daemonSets().equals(end.daemonSets()), "DaemonSets in any order, seed " + seed);
    }

    /** What happened to one object stays in its own order, as in a watch. */
    private static List<Happening> interleaved(List<Happening> happened, Random random) {
        Map<Uid, Deque<Happening>> byObject = new LinkedHashMap<>();
        happened.forEach(
                h -> byObject.computeIfAbsent(h.uid(), u -> new ArrayDeque<>()).add(h));
        var turns = new ArrayList<>(happened.stream().map(Happening::uid).toList());
        Collections.shuffle(turns, random);
        return turns.stream()
                .map(uid -> Objects.requireNonNull(byObject.get(uid)).removeFirst())
                .toList();
    }

    private static void eachPodOnce(DaemonSetSlice slice, String where) {
        List<Uid> pods = slice.pods().values().stream()
                .flatMap(List::stream)
                .map(PodFacts::uid)
                .toList();
        check(pods.size() == Set.copyOf(pods).size(), "two versions of one pod, " + where);
    }

    private static DaemonSetSlice slice(Snapshot snapshot) {
        return snapshot.daemonSet(Facts.AGENT).orElseThrow();
    }

    /** AssertJ describes each of millions of assertions beforehand; this one does when it fails. */
    private static void check(boolean holds, String what) {
        if (!holds) {
            fail(what);
        }
    }

    private static DaemonSetMemory check(Snapshot snapshot, DaemonSetMemory memory, int step, String where) {
        DaemonSetSlice slice = slice(snapshot);
        Nodes nodes = snapshot.nodes();
        Instant now = snapshot.at();
        Judged whole = Judge.judge(slice, nodes, memory, now, Settings.DEFAULT);
        Judged part = Judge.judge(slice, nodes, memory, changed(snapshot), now, Settings.DEFAULT);
        DaemonSetUnderstanding said = whole.understanding();

        same(part, whole, "only what changed, " + where);
        same(Judge.judge(shuffled(slice), nodes, memory, now, Settings.DEFAULT), whole, "in another order, " + where);
        eachPodOnce(slice, where);
        invariants(said, nodes, where);
        check(said.counts().equals(recount(slice, nodes, now)), "counts, " + where);
        countsAgreeWithVerdicts(said, where);
        if (step % 6 == 5) {
            sentences(said, nodes, where);
        }
        timeChangesNothingBefore(part, slice, nodes, now, where);
        return part.memory();
    }

    private static Set<NodeName> changed(Snapshot snapshot) {
        var nodes = new HashSet<NodeName>();
        for (Change change : snapshot.changes()) {
            switch (change) {
                case Change.OfNode n -> nodes.add(n.node());
                case Change.OfPod p -> nodes.add(p.node());
                case Change.OfDaemonSet d -> {}
                case Change.Gone g -> {}
            }
        }
        return nodes;
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

    /** The counts once more, straight off the facts. */
    private static Counts recount(DaemonSetSlice slice, Nodes nodes, Instant now) {
        DaemonSetFacts facts = slice.facts();
        Placement placement = Placement.of(facts.template());
        String hash = slice.revisions().getLast().hash();
        int[] n = new int[6];
        for (NodeFacts node : nodes.inOrder()) {
            boolean wanted = placement.on(node).wanted();
            PodFacts pod = slice.pods().getOrDefault(node.name(), List.of()).stream()
                    .filter(p -> own(p))
                    .min(Comparator.comparing((PodFacts p) -> p.node() == null)
                            .thenComparing(PodFacts::createdAt)
                            .thenComparing(PodFacts::name))
                    .orElse(null);
            n[0] += wanted ? 1 : 0;
            if (pod == null) {
                continue;
            }
            n[5] += wanted ? 0 : 1;
            if (wanted) {
                n[1]++;
                n[2] += pod.ready() ? 1 : 0;
                boolean legacy = facts.annotations().containsValue("1");
                n[3] += legacy || pod.hash().equals(hash) ? 1 : 0;
                n[4] += available(pod, facts.minReadySeconds(), now) ? 1 : 0;
            }
        }
        return new Counts(n[0], n[1], n[2], n[3], n[4], n[0] - n[4], n[5]);
    }

    private static boolean own(PodFacts pod) {
        boolean dropped = pod.terminating() && (pod.phase().terminal() || pod.controller() == null);
        boolean mine = pod.controller() == null || pod.controller().equals(Facts.AGENT_UID);
        return mine && !dropped && "agent".equals(pod.labels().get("app"));
    }

    private static boolean available(PodFacts pod, int minReadySeconds, Instant now) {
        Instant since = pod.readySince();
        return pod.ready()
                && (minReadySeconds == 0
                        || since != null && !since.plusSeconds(minReadySeconds).isAfter(now));
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
