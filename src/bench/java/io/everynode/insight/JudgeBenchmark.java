package io.everynode.insight;

import io.everynode.model.Condition;
import io.everynode.model.DaemonSetFacts;
import io.everynode.model.DaemonSetSlice;
import io.everynode.model.NodeFacts;
import io.everynode.model.NodeName;
import io.everynode.model.Nodes;
import io.everynode.model.PodDetail;
import io.everynode.model.PodFacts;
import io.everynode.model.PodPhase;
import io.everynode.model.RevisionFacts;
import io.everynode.model.Uid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One DaemonSet in the midst of a rollout; {@link JudgeBench} runs and reads this. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class JudgeBenchmark {
    static final int NODES = Integer.getInteger("bench.nodes", 5_000);
    private static final NodeName ONE = new NodeName("node-17");
    private static final Set<NodeName> CHANGED = Set.of(ONE);

    private final DaemonSetFacts daemonSet =
            Facts.daemonSet(Facts.template(Map.of("pool", "cpu"), null), Facts.ROLLING, 0);
    private final List<RevisionFacts> revisions = List.of(revision(1), revision(2), revision(3));
    private Nodes nodes = Nodes.NONE;
    private DaemonSetSlice slice = slice("r2");
    private DaemonSetSlice after = slice;
    private DaemonSetMemory memory = DaemonSetMemory.NOTHING;

    @Setup
    public void facts() {
        nodes = nodes();
        slice = slice("r2");
        after = slice("r3");
        memory = fromFacts().memory();
    }

    /** What reading the records once costs at least: each node, its pod, and whether that is ready and current. */
    @Benchmark
    public int plainPass() {
        int ready = 0;
        int current = 0;
        for (NodeFacts node : nodes.inOrder()) {
            for (PodFacts pod : slice.pods().getOrDefault(node.name(), List.of())) {
                ready += pod.ready() ? 1 : 0;
                current += pod.hash().equals("r3") ? 1 : 0;
            }
        }
        return ready + current;
    }

    @Benchmark
    public Judged fromFacts() {
        return Judge.judge(slice, nodes, DaemonSetMemory.NOTHING, Facts.NOW, Settings.DEFAULT);
    }

    @Benchmark
    public Judged oneChange() {
        return Judge.judge(after, nodes, memory, CHANGED, Facts.NOW, Settings.DEFAULT);
    }

    private static Nodes nodes() {
        var nodes = new ArrayList<NodeFacts>();
        for (int i = 0; i < NODES; i++) {
            nodes.add(Facts.node("node-" + i, labels(i), List.of(), conditions()));
        }
        return Nodes.of(nodes);
    }

    private static Map<String, String> labels(int i) {
        return Map.of(
                "pool", "cpu",
                "kubernetes.io/arch", "amd64",
                "kubernetes.io/os", "linux",
                "kubernetes.io/hostname", "node-" + i,
                "topology.kubernetes.io/zone", "zone-" + i % 3,
                "topology.kubernetes.io/region", "region",
                "node.kubernetes.io/instance-type", "m5.4xlarge");
    }

    private static List<Condition> conditions() {
        return List.of(
                new Condition("MemoryPressure", "False", "", "", Facts.LONG_AGO),
                new Condition("DiskPressure", "False", "", "", Facts.LONG_AGO),
                new Condition("PIDPressure", "False", "", "", Facts.LONG_AGO),
                Facts.ready("True"));
    }

    /** Every third pod still runs the old revision. */
    private DaemonSetSlice slice(String hashOfOne) {
        Map<String, Map<String, String>> labels = Map.of("r2", podLabels("r2"), "r3", podLabels("r3"));
        var pods = new HashMap<NodeName, List<PodFacts>>();
        int i = 0;
        for (NodeFacts node : nodes.inOrder()) {
            String hash = node.name().equals(ONE) ? hashOfOne : i++ % 3 == 0 ? "r2" : "r3";
            pods.put(node.name(), List.of(pod(node.name(), labels.get(hash))));
        }
        return new DaemonSetSlice(daemonSet, pods, revisions, List.of());
    }

    private static Map<String, String> podLabels(String hash) {
        return Map.of("app", "agent", "controller-revision-hash", hash, "pod-template-generation", "3");
    }

    private static RevisionFacts revision(int number) {
        String template = """
                {"spec":{"template":{"$patch":"replace","metadata":{"labels":{"app":"agent"}},"spec":{"containers":[
                {"name":"agent","image":"registry/agent:%d","resources":{"requests":{"cpu":"100m","memory":"128Mi"}},
                "env":[{"name":"NODE","valueFrom":{"fieldRef":{"fieldPath":"spec.nodeName"}}}],
                "volumeMounts":[{"name":"log","mountPath":"/var/log"}]}],"tolerations":[{"operator":"Exists"}],
                "volumes":[{"name":"log","hostPath":{"path":"/var/log"}}]}}}}""".formatted(number);
        return Facts.revision(number, "r" + number, Facts.LONG_AGO.plusSeconds(number), template);
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
