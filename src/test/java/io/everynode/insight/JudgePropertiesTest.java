package io.everynode.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.model.Counts;
import io.everynode.model.DaemonSetFacts;
import io.everynode.model.DaemonSetSlice;
import io.everynode.model.NodeFacts;
import io.everynode.model.NodeName;
import io.everynode.model.Nodes;
import io.everynode.model.PodFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every cluster, whatever happens in it. Each seed is a cluster that changes a dozen times. */
class JudgePropertiesTest {
    private static final int CLUSTERS = Integer.getInteger("properties.clusters", 3_000);
    private static final int BATCH = 250;
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
            for (int step = 0; step < STEPS; step++) {
                memory = check(cluster, memory, "seed " + seed + ", step " + step);
                cluster.step();
            }
        }
    }

    private static DaemonSetMemory check(RandomCluster cluster, DaemonSetMemory memory, String where) {
        DaemonSetSlice slice = cluster.slice();
        Nodes nodes = cluster.nodes();
        Instant now = cluster.now();
        Judged whole = Judge.judge(slice, nodes, memory, now, Settings.DEFAULT);
        Judged part = Judge.judge(slice, nodes, memory, cluster.changed(), now, Settings.DEFAULT);
        DaemonSetUnderstanding said = whole.understanding();

        same(part, whole, "only what changed, " + where);
        same(Judge.judge(shuffled(slice), nodes, memory, now, Settings.DEFAULT), whole, "in another order, " + where);
        invariants(said, nodes, where);
        assertThat(said.counts()).as("counts, %s", where).isEqualTo(recount(slice, nodes, now));
        countsAgreeWithVerdicts(said, where);
        sentences(said, nodes, where);
        timeChangesNothingBefore(whole, slice, nodes, now, where);
        return whole.memory();
    }

    private static void same(Judged judged, Judged expected, String as) {
        assertThat(judged.understanding()).as(as).isEqualTo(expected.understanding());
        assertThat(judged.turnsAt()).as(as).isEqualTo(expected.turnsAt());
        assertThat(judged.memory().progress())
                .as(as)
                .isEqualTo(expected.memory().progress());
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
        assertThat(said.cells().stream().map(Cell::node).toList())
                .as("one cell a node, %s", where)
                .isEqualTo(nodes.inOrder().stream().map(NodeFacts::name).toList());
        assertThat(said.verdicts().values().stream().mapToInt(n -> n).sum())
                .as("verdicts partition the nodes, %s", where)
                .isEqualTo(nodes.size());
        assertThat(c.updatedNumberScheduled()).as(where).isBetween(0, c.currentNumberScheduled());
        assertThat(c.currentNumberScheduled()).as(where).isLessThanOrEqualTo(c.desiredNumberScheduled());
        assertThat(c.numberAvailable()).as(where).isBetween(0, c.numberReady());
        assertThat(c.numberReady()).as(where).isLessThanOrEqualTo(c.currentNumberScheduled());
        assertThat(c.numberUnavailable()).as(where).isEqualTo(c.desiredNumberScheduled() - c.numberAvailable());
        assertThat(c.desiredNumberScheduled() + c.numberMisscheduled())
                .as(where)
                .isLessThanOrEqualTo(nodes.size());
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
        assertThat(c.desiredNumberScheduled())
                .as(where)
                .isEqualTo(said.cells().size() - said.count(Verdict.NOT_WANTED) - said.count(Verdict.MISSCHEDULED));
        assertThat(c.numberMisscheduled()).as(where).isEqualTo(said.count(Verdict.MISSCHEDULED));
        assertThat(said.count(Verdict.OK)).as(where).isLessThanOrEqualTo(c.updatedNumberScheduled());
        assertThat(said.count(Verdict.OK) + said.count(Verdict.OLD)).as(where).isLessThanOrEqualTo(c.numberAvailable());
        assertThat(said.count(Verdict.MISSING))
                .as(where)
                .isLessThanOrEqualTo(c.desiredNumberScheduled() - c.currentNumberScheduled());
        assertThat(said.rollout().updated()).as(where).isEqualTo(c.updatedNumberScheduled());
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
        assertThat(turnsAt).as(where).matches(t -> t == null || t.isAfter(now));
        Instant before = turnsAt == null ? now.plus(Duration.ofHours(20)) : turnsAt.minusMillis(1);
        Judged again = Judge.judge(slice, nodes, judged.memory(), before, Settings.DEFAULT);
        assertThat(again.understanding()).as("just before it turns, %s", where).isEqualTo(judged.understanding());
        if (turnsAt != null) {
            Judged part = Judge.judge(slice, nodes, judged.memory(), Set.of(), turnsAt, Settings.DEFAULT);
            same(part, Judge.judge(slice, nodes, judged.memory(), turnsAt, Settings.DEFAULT), "as it turns, " + where);
        }
    }
}
