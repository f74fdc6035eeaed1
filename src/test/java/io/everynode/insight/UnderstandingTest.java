package io.everynode.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.insight.AttentionItem.Way;
import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.DaemonSetSlice;
import io.everynode.model.NodeFacts;
import io.everynode.model.NodeName;
import io.everynode.model.Nodes;
import io.everynode.model.PodDetail;
import io.everynode.model.PodFacts;
import io.everynode.model.PodPhase;
import io.everynode.model.Resources;
import io.everynode.model.TemplateFacts;
import io.everynode.model.Uid;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How an understanding is asked: by node, by verdict, over all DaemonSets. */
class UnderstandingTest {
    private final Nodes nodes = Nodes.of(
            List.of(node("node-1", "cpu"), node("node-2", "gpu"), node("node-9", "cpu"), node("node-10", "cpu")));
    private final DaemonSetUnderstanding agent = judge(Facts.AGENT, Map.of("pool", "cpu"));
    private final ClusterUnderstanding cluster = ClusterUnderstanding.of(
            Facts.AGENT.cluster(),
            nodes,
            new TreeMap<DaemonSetRef, DaemonSetUnderstanding>(Map.of(Facts.AGENT, agent)));

    @Test
    void findsTheCellOfEachNodeAndOfNoOther() {
        for (NodeFacts node : nodes.inOrder()) {
            assertThat(agent.cell(node.name())).map(Cell::node).contains(node.name());
        }
        assertThat(agent.cell(new NodeName("node-3"))).isEmpty();
        assertThat(agent.cell(new NodeName("node-99"))).isEmpty();
        assertThat(agent.cell(new NodeName("a"))).isEmpty();
    }

    @Test
    void countsEveryVerdictEvenThoseThatNobodyCarries() {
        assertThat(agent.verdicts()).containsOnlyKeys(Verdict.values());
        assertThat(agent.count(Verdict.MISSING)).isEqualTo(3);
        assertThat(agent.count(Verdict.NOT_WANTED)).isEqualTo(1);
        assertThat(agent.count(Verdict.OK)).isZero();
    }

    @Test
    void listsTheTroubledInTheirOrder() {
        assertThat(agent.troubled()).map(c -> c.node().value()).containsExactly("node-1", "node-9", "node-10");
    }

    @Test
    void saysOfANodeWhatItsDaemonSetsAskOfIt() {
        NodeUnderstanding one = cluster.node(new NodeName("node-1")).orElseThrow();
        assertThat(one.wanted()).isEqualTo(1);
        assertThat(one.ok()).isZero();
        assertThat(one.requests()).isEqualTo(new Resources(100, 128L << 20, 1));
        assertThat(one.troubled()).hasSize(1);
        assertThat(one.verdicts()).containsOnlyKeys(Verdict.values());
        assertThat(one.verdicts()).containsEntry(Verdict.MISSING, 1).containsEntry(Verdict.OK, 0);
        NodeUnderstanding other = cluster.node(new NodeName("node-2")).orElseThrow();
        assertThat(other.requests()).isEqualTo(Resources.NONE);
        assertThat(other.cells()).hasSize(1);
    }

    @Test
    void ranksWhatNeedsSomebodyOverSeveralClusters() {
        DaemonSetUnderstanding here = judge(Facts.AGENT, Map.of("pool", "gpu"));
        var ref = new DaemonSetRef(new ClusterName("abroad"), "infra", "agent");
        DaemonSetUnderstanding there = judge(ref, Map.of("pool", "gpu"));

        List<AttentionItem> all = ClusterUnderstanding.attentionOver(List.of(of(here), of(there)));

        assertThat(all).map(i -> i.cluster().value()).containsExactly("abroad", "test");
        assertThat(all).isEqualTo(ClusterUnderstanding.attentionOver(List.of(of(there), of(here))));
        assertThat(ClusterUnderstanding.attentionOver(List.of())).isEmpty();
    }

    @Test
    void setsTheWorstOfANodeFirst() {
        var other = new DaemonSetRef(Facts.AGENT.cluster(), "infra", "other");
        DaemonSetUnderstanding failing =
                judge(nodes, Facts.AGENT, Facts.template(Map.of(), null), pod("node-2", "r1", PodPhase.Failed));
        var daemonSets = new TreeMap<>(Map.of(Facts.AGENT, failing, other, judge(other, Map.of("pool", "gpu"))));
        ClusterUnderstanding both = ClusterUnderstanding.of(Facts.AGENT.cluster(), nodes, daemonSets);

        assertThat(both.node(new NodeName("node-1")).orElseThrow().troubled())
                .map(c -> c.daemonSet().name() + " " + c.verdict())
                .containsExactly("agent MISSING");
        assertThat(both.node(new NodeName("node-2")).orElseThrow().troubled())
                .map(c -> c.daemonSet().name() + " " + c.verdict())
                .containsExactly("other MISSING", "agent NOT_READY");
    }

    @Test
    void offersToReplaceThePodsOfAllNodesThatFailHoweverMany() {
        List<String> failing =
                IntStream.rangeClosed(1, 21).mapToObj(i -> "node-" + i).toList();
        Nodes many = Nodes.of(Stream.concat(failing.stream(), Stream.of("well"))
                .map(n -> node(n, "cpu"))
                .toList());
        Stream<PodFacts> pods = Stream.concat(
                failing.stream().map(n -> pod(n, "r0", PodPhase.Failed)),
                Stream.of(pod("well", "r1", PodPhase.Running)));
        DaemonSetUnderstanding old =
                judge(many, Facts.AGENT, Facts.template(Map.of(), null), pods.toArray(PodFacts[]::new));

        assertThat(of(many, old).attention())
                .singleElement()
                .satisfies(i -> assertThat(i.ways())
                        .first()
                        .isInstanceOfSatisfying(
                                Way.ReplaceFailing.class,
                                w -> assertThat(w.nodes()).map(NodeName::value).containsExactlyElementsOf(failing)));
    }

    @Test
    void setsFirstOfANodeWhatTheClusterNeedsMost() {
        var other = new DaemonSetRef(Facts.AGENT.cluster(), "infra", "other");
        var daemonSets = new TreeMap<>(Map.of(
                Facts.AGENT, judge(Facts.AGENT, Map.of()), other, judge(other, template("system-node-critical"))));

        assertThat(ClusterUnderstanding.of(Facts.AGENT.cluster(), nodes, daemonSets)
                        .node(new NodeName("node-2"))
                        .orElseThrow()
                        .troubled())
                .map(c -> c.daemonSet().name())
                .containsExactly("other", "agent");
    }

    @Test
    void knowsAllNodesInTheirOrderAndNoOther() {
        assertThat(cluster.nodeUnderstandings())
                .map(n -> n.facts().name().value())
                .containsExactly("node-1", "node-2", "node-9", "node-10");
        assertThat(cluster.node(new NodeName("node-3"))).isEmpty();
    }

    private static NodeFacts node(String name, String pool) {
        return Facts.node(name, Map.of("pool", pool));
    }

    private ClusterUnderstanding of(DaemonSetUnderstanding one) {
        return of(nodes, one);
    }

    private static ClusterUnderstanding of(Nodes nodes, DaemonSetUnderstanding one) {
        return ClusterUnderstanding.of(one.ref().cluster(), nodes, new TreeMap<>(Map.of(one.ref(), one)));
    }

    private static TemplateFacts template(String priorityClass) {
        return new TemplateFacts(
                Map.of("app", "agent"),
                Map.of(),
                null,
                Map.of(),
                null,
                List.of(),
                false,
                false,
                List.of(),
                priorityClass,
                List.of(),
                Resources.NONE);
    }

    private DaemonSetUnderstanding judge(DaemonSetRef ref, Map<String, String> selector) {
        return judge(ref, Facts.template(selector, null));
    }

    private DaemonSetUnderstanding judge(DaemonSetRef ref, TemplateFacts template) {
        return judge(nodes, ref, template);
    }

    private static DaemonSetUnderstanding judge(
            Nodes nodes, DaemonSetRef ref, TemplateFacts template, PodFacts... pods) {
        var slice = new DaemonSetSlice(
                Facts.daemonSetAs(ref, Facts.daemonSet(template, Facts.ROLLING, 0), "{}"),
                Stream.of(pods).collect(Collectors.toMap(p -> Objects.requireNonNull(p.target()), List::of)),
                List.of(Facts.revision(1, "r1", Facts.LONG_AGO, "{}")),
                List.of());
        return Judge.judge(slice, nodes, DaemonSetMemory.NOTHING, Facts.NOW, Settings.DEFAULT)
                .understanding();
    }

    private static PodFacts pod(String on, String revision, PodPhase phase) {
        var node = new NodeName(on);
        return new PodFacts(
                new Uid("pod-" + on),
                "infra",
                "agent-" + on,
                node,
                node,
                Facts.AGENT_UID,
                Map.of("app", "agent", "controller-revision-hash", revision),
                Facts.LONG_AGO,
                null,
                phase,
                phase == PodPhase.Running,
                Facts.LONG_AGO,
                0,
                PodDetail.NONE);
    }
}
