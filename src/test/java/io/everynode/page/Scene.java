package io.everynode.page;

import io.everynode.board.View;
import io.everynode.insight.ClusterUnderstanding;
import io.everynode.insight.DaemonSetMemory;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.Judge;
import io.everynode.insight.Settings;
import io.everynode.model.ClusterName;
import io.everynode.model.Condition;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.DaemonSetSlice;
import io.everynode.model.Freshness;
import io.everynode.model.NodeFacts;
import io.everynode.model.NodeName;
import io.everynode.model.Nodes;
import io.everynode.model.Resources;
import io.everynode.model.Snapshot;
import io.everynode.model.Taint;
import io.everynode.model.Uid;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A cluster at one moment: nodes and DaemonSets as a test needs them, judged as the product judges. */
public final class Scene {
    public static final ClusterName CLUSTER = new ClusterName("prod");
    public static final Instant NOW = ClusterFixture.NOW;

    private final Map<NodeName, NodeFacts> nodes = new HashMap<>();
    private final Map<DaemonSetRef, ScenicSet> daemonSets = new HashMap<>();

    /** {@code node-01} and on, in turn in three zones; the last eighth of them in pool gpu. */
    public static Scene ofNodes(int count) {
        var scene = new Scene();
        for (int i = 1; i <= count; i++) {
            String pool = i > count - count / 8 ? "gpu" : "general";
            String zone = "eu-1" + "abc".charAt((i - 1) % 3);
            scene.put(node(i, Map.of("pool", pool, "topology.kubernetes.io/zone", zone, "kubernetes.io/os", "linux")));
        }
        return scene;
    }

    public static NodeName name(int number) {
        return new NodeName("node-%02d".formatted(number));
    }

    private static NodeFacts node(int number, Map<String, String> labels) {
        return new NodeFacts(
                name(number),
                new Uid("node-uid-" + number),
                NOW.minusSeconds(40 * 86_400),
                labels,
                List.of(),
                false,
                List.of(
                        new Condition("MemoryPressure", "False", "", "", NOW.minusSeconds(86_400)),
                        new Condition("Ready", "True", "KubeletReady", "", NOW.minusSeconds(86_400))),
                new Resources(15_890, 64L << 30, 110),
                "v1.36.3");
    }

    private void put(NodeFacts node) {
        nodes.put(node.name(), node);
    }

    public Scene silent(int number, Instant since) {
        NodeFacts n = node(number);
        put(new NodeFacts(
                n.name(),
                n.uid(),
                n.createdAt(),
                n.labels(),
                n.taints(),
                n.unschedulable(),
                List.of(new Condition(
                        "Ready", "Unknown", "NodeStatusUnknown", "Kubelet stopped posting node status.", since)),
                n.allocatable(),
                n.kubeletVersion()));
        return this;
    }

    public Scene joined(int number, Instant at) {
        NodeFacts n = node(number);
        put(new NodeFacts(
                n.name(),
                n.uid(),
                at,
                n.labels(),
                n.taints(),
                n.unschedulable(),
                n.conditions(),
                n.allocatable(),
                n.kubeletVersion()));
        return this;
    }

    public Scene labelled(int number, String key, String value) {
        NodeFacts n = node(number);
        Map<String, String> labels = new HashMap<>(n.labels());
        labels.put(key, value);
        put(new NodeFacts(
                n.name(),
                n.uid(),
                n.createdAt(),
                labels,
                n.taints(),
                n.unschedulable(),
                n.conditions(),
                n.allocatable(),
                n.kubeletVersion()));
        return this;
    }

    public Scene tainted(int number, String key, String value, String effect) {
        NodeFacts n = node(number);
        put(new NodeFacts(
                n.name(),
                n.uid(),
                n.createdAt(),
                n.labels(),
                List.of(new Taint(key, value, effect, null)),
                n.unschedulable(),
                n.conditions(),
                n.allocatable(),
                n.kubeletVersion()));
        return this;
    }

    NodeFacts node(int number) {
        NodeFacts node = nodes.get(name(number));
        if (node == null) {
            throw new IllegalArgumentException("no node " + number);
        }
        return node;
    }

    public int size() {
        return nodes.size();
    }

    /** The DaemonSet of that name; a new one has no revision and no pod yet. */
    public ScenicSet daemonSet(String namespace, String name) {
        var ref = new DaemonSetRef(CLUSTER, namespace, name);
        return daemonSets.computeIfAbsent(ref, ScenicSet::new);
    }

    public View view() {
        return view(1);
    }

    public View view(long revision) {
        return view(revision, new Freshness.Live(NOW.minusSeconds(3600), List.of()));
    }

    public View view(long revision, Freshness freshness) {
        Nodes all = Nodes.of(nodes.values());
        var slices = new TreeMap<DaemonSetRef, DaemonSetSlice>();
        var understood = new TreeMap<DaemonSetRef, DaemonSetUnderstanding>();
        for (ScenicSet set : daemonSets.values()) {
            DaemonSetSlice slice = set.slice();
            slices.put(slice.facts().ref(), slice);
            understood.put(
                    slice.facts().ref(),
                    Judge.judge(slice, all, DaemonSetMemory.NOTHING, NOW, Settings.DEFAULT)
                            .understanding());
        }
        return new View(
                CLUSTER,
                "prod",
                "simulated",
                "v1.36.3",
                revision,
                NOW,
                new Snapshot(CLUSTER, revision, NOW, true, all, slices, Set.of()),
                ClusterUnderstanding.of(CLUSTER, all, understood),
                freshness,
                NOW,
                List.of(),
                understood.keySet());
    }
}
