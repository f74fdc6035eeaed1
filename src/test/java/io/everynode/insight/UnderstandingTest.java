package io.everynode.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.DaemonSetSlice;
import io.everynode.model.NodeFacts;
import io.everynode.model.NodeName;
import io.everynode.model.Nodes;
import io.everynode.model.Resources;
import io.everynode.model.TemplateFacts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        DaemonSetUnderstanding missing = judge(Facts.AGENT, Map.of());
        var other = new DaemonSetRef(Facts.AGENT.cluster(), "infra", "other");
        var daemonSets = new TreeMap<>(Map.of(Facts.AGENT, missing, other, judge(other, Map.of("pool", "gpu"))));
        ClusterUnderstanding both = ClusterUnderstanding.of(Facts.AGENT.cluster(), nodes, daemonSets);

        assertThat(both.node(new NodeName("node-1")).orElseThrow().troubled())
                .map(c -> c.daemonSet().name())
                .containsExactly("agent");
        assertThat(both.node(new NodeName("node-2")).orElseThrow().troubled())
                .map(c -> c.daemonSet().name())
                .containsExactly("agent", "other");
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
        var slice = new DaemonSetSlice(
                Facts.daemonSetAs(ref, Facts.daemonSet(template, Facts.ROLLING, 0), "{}"),
                Map.of(),
                List.of(Facts.revision(1, "r1", Facts.LONG_AGO, "{}")),
                List.of());
        return Judge.judge(slice, nodes, DaemonSetMemory.NOTHING, Facts.NOW, Settings.DEFAULT)
                .understanding();
    }
}
