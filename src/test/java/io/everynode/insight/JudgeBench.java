package io.everynode.insight;

import io.everynode.model.DaemonSetSlice;
import io.everynode.model.NodeFacts;
import io.everynode.model.NodeName;
import io.everynode.model.Nodes;
import io.everynode.model.PodDetail;
import io.everynode.model.PodFacts;
import io.everynode.model.PodPhase;
import io.everynode.model.Uid;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Prints what a judgement costs; {@code -Dbench=true -Dtest=JudgeBench}. */
@EnabledIfSystemProperty(named = "bench", matches = "true")
class JudgeBench {
    private static final int NODES = Integer.getInteger("bench.nodes", 5_000);
    private static final int DAEMON_SETS = 30;
    /** Not the clock on the wall: others may be working on the machine. */
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    @Test
    void judges() {
        Nodes nodes = nodes();
        DaemonSetSlice slice = slice(nodes);
        Judged before = Judge.judge(slice, nodes, DaemonSetMemory.NOTHING, Facts.NOW, Settings.DEFAULT);
        NodeName one = new NodeName("node-17");
        say("everything", time(() -> Judge.judge(slice, nodes, before.memory(), Facts.NOW, Settings.DEFAULT)));
        say(
                "one pod",
                time(() -> Judge.judge(slice, nodes, before.memory(), Set.of(one), Facts.NOW, Settings.DEFAULT)));
    }

    @Test
    void holds() {
        Nodes nodes = nodes();
        DaemonSetSlice slice = slice(nodes);
        long empty = used();
        var held = new ArrayList<Judged>();
        for (int i = 0; i < DAEMON_SETS; i++) {
            held.add(Judge.judge(slice, nodes, DaemonSetMemory.NOTHING, Facts.NOW, Settings.DEFAULT));
        }
        double each = (used() - empty) / ((double) NODES * held.size());
        System.out.printf("%d cells: %.0f bytes each%n", NODES * held.size(), each);
    }

    private static void say(String what, double micros) {
        System.out.printf("%s, %d nodes: %.0f µs%n", what, NODES, micros);
    }

    private static double time(Supplier<Judged> judgement) {
        var micros = new ArrayList<Double>();
        for (int i = 0; i < 2_000; i++) {
            long start = CPU.getCurrentThreadCpuTime();
            Judged unused = judgement.get();
            micros.add((CPU.getCurrentThreadCpuTime() - start) / 1_000.0);
        }
        return micros.stream().skip(1_000).sorted().skip(500).findFirst().orElse(0.0);
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static Nodes nodes() {
        var nodes = new ArrayList<NodeFacts>();
        for (int i = 0; i < NODES; i++) {
            nodes.add(Facts.node("node-" + i, Map.of("pool", "cpu")));
        }
        return Nodes.of(nodes);
    }

    private static DaemonSetSlice slice(Nodes nodes) {
        var pods = new HashMap<NodeName, List<PodFacts>>();
        Map<String, String> labels = Map.of("app", "agent", "controller-revision-hash", "r1");
        nodes.inOrder().forEach(n -> pods.put(n.name(), List.of(pod(n.name(), labels))));
        return new DaemonSetSlice(
                Facts.daemonSet(Facts.template(Map.of("pool", "cpu"), null), Facts.ROLLING, 0),
                pods,
                List.of(Facts.revision(1, "r1", Facts.LONG_AGO, "{}")),
                List.of());
    }

    private static PodFacts pod(NodeName node, Map<String, String> labels) {
        return new PodFacts(
                new Uid("pod-" + node),
                "infra",
                "agent-" + node,
                node,
                node,
                Facts.AGENT_UID,
                labels,
                Facts.LONG_AGO,
                null,
                PodPhase.Running,
                true,
                Facts.LONG_AGO.plusSeconds(9),
                0,
                PodDetail.NONE);
    }
}
