package io.everynode.page;

import io.everynode.board.View;
import io.everynode.insight.ClusterUnderstanding;
import io.everynode.insight.DaemonSetMemory;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.Judge;
import io.everynode.insight.Settings;
import io.everynode.model.ClusterName;
import io.everynode.model.Condition;
import io.everynode.model.ContainerFacts;
import io.everynode.model.ContainerStatusFacts;
import io.everynode.model.Counts;
import io.everynode.model.DaemonSetFacts;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.DaemonSetSlice;
import io.everynode.model.Freshness;
import io.everynode.model.IntOrPercent;
import io.everynode.model.KeptJson;
import io.everynode.model.LabelSelector;
import io.everynode.model.NodeFacts;
import io.everynode.model.NodeName;
import io.everynode.model.Nodes;
import io.everynode.model.PodDetail;
import io.everynode.model.PodFacts;
import io.everynode.model.PodPhase;
import io.everynode.model.Resources;
import io.everynode.model.RevisionFacts;
import io.everynode.model.RevisionNumber;
import io.everynode.model.Snapshot;
import io.everynode.model.TemplateFacts;
import io.everynode.model.Toleration;
import io.everynode.model.Uid;
import io.everynode.model.Unread;
import io.everynode.model.UpdateStrategy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A cluster made by hand, judged by the real judge. What a test says of it differs; the rest is well. */
public final class ClusterFixture {
    public static final Instant NOW = Instant.parse("2026-11-24T07:13:05Z");
    private static final Map<String, String> LABELS = Map.of("app", "it");

    /** What ails one pod. */
    public enum Pod {
        WELL,
        OLD,
        CRASHING,
        UNSCHEDULED,
        ABSENT,
        STARTING
    }

    private final ClusterName name;
    private final Map<NodeName, NodeFacts> nodes = new LinkedHashMap<>();
    private final List<DaemonSetSlice> daemonSets = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();

    public ClusterFixture(String name) {
        this.name = new ClusterName(name);
    }

    /** Nodes {@code node-1}, {@code node-2}, ... counted on, of one pool and zone. */
    public ClusterFixture nodes(int count, String pool, String zone) {
        for (int i = 0; i < count; i++) {
            node("node-" + (nodes.size() + 1), Map.of("pool", pool, "topology.kubernetes.io/zone", zone), "True");
        }
        return this;
    }

    /** The node stopped reporting a quarter of an hour ago. */
    public ClusterFixture dead(String node) {
        return node(node, Objects.requireNonNull(nodes.get(new NodeName(node))).labels(), "Unknown");
    }

    private ClusterFixture node(String node, Map<String, String> labels, String ready) {
        nodes.put(
                new NodeName(node),
                new NodeFacts(
                        new NodeName(node),
                        new Uid("uid-" + node),
                        NOW.minus(Duration.ofDays(90)),
                        labels,
                        List.of(),
                        false,
                        List.of(new Condition(
                                "Ready", ready, "NodeStatusUnknown", "", NOW.minus(Duration.ofMinutes(14)))),
                        new Resources(16_000, 64L << 30, 110),
                        "v1.36.3"));
        return this;
    }

    /** A DaemonSet on every node, with what ails some of its pods. */
    public ClusterFixture daemonSet(String namespace, String daemonSet, String image, Map<String, Pod> ailing) {
        return daemonSet(namespace, daemonSet, image, "", ailing);
    }

    /** @param pool that it is wanted on; empty for all */
    public ClusterFixture daemonSet(
            String namespace, String daemonSet, String image, String pool, Map<String, Pod> ailing) {
        var ref = new DaemonSetRef(name, namespace, daemonSet);
        var uid = new Uid("uid-" + namespace + "-" + daemonSet);
        var facts = facts(ref, uid, image, pool);
        var pods = new LinkedHashMap<NodeName, List<PodFacts>>();
        nodes.values().stream()
                .filter(n -> pool.isEmpty() || pool.equals(n.labels().get("pool")))
                .forEach(n -> pods.put(
                        n.name(),
                        pods(ref, uid, n.name(), ailing.getOrDefault(n.name().value(), Pod.WELL))));
        daemonSets.add(new DaemonSetSlice(
                facts, pods, List.of(revision(ref, uid, 1, "old"), revision(ref, uid, 2, "new")), List.of()));
        return this;
    }

    private static List<PodFacts> pods(DaemonSetRef ref, Uid owner, NodeName node, Pod how) {
        Instant old = NOW.minus(Duration.ofDays(3));
        Instant crashed = NOW.minus(Duration.ofMinutes(38));
        return switch (how) {
            case WELL -> List.of(pod(ref, owner, node, node, "new", old, PodPhase.Running, true, PodDetail.NONE));
            case OLD -> List.of(pod(ref, owner, node, node, "old", old, PodPhase.Running, true, PodDetail.NONE));
            case STARTING ->
                List.of(pod(
                        ref, owner, node, node, "new", NOW.minusSeconds(9), PodPhase.Pending, false, PodDetail.NONE));
            case ABSENT -> List.of();
            case CRASHING -> List.of(pod(ref, owner, node, node, "new", crashed, PodPhase.Running, false, crashLoop()));
            case UNSCHEDULED ->
                List.of(pod(ref, owner, null, node, "new", crashed, PodPhase.Pending, false, unschedulable()));
        };
    }

    private static PodDetail crashLoop() {
        var ended = new ContainerStatusFacts.Termination(1, "Error", "driver not loaded", null);
        return new PodDetail(
                "",
                "",
                null,
                List.of(new ContainerStatusFacts(
                        "main", false, false, 11, "waiting", "CrashLoopBackOff", "back-off 5m0s", ended)),
                List.of(),
                List.of());
    }

    private static PodDetail unschedulable() {
        return new PodDetail(
                "",
                "",
                new Condition(
                        "PodScheduled",
                        "False",
                        "Unschedulable",
                        "0/48 nodes are available: 1 Insufficient memory.",
                        NOW.minus(Duration.ofMinutes(38))),
                List.of(),
                List.of(),
                List.of());
    }

    private static PodFacts pod(
            DaemonSetRef ref,
            Uid owner,
            @Nullable NodeName bound,
            NodeName target,
            String hash,
            Instant created,
            PodPhase phase,
            boolean ready,
            PodDetail detail) {
        String pod = ref.name() + "-" + target;
        return new PodFacts(
                new Uid("uid-" + ref.namespace() + pod),
                ref.namespace(),
                pod,
                bound,
                target,
                owner,
                Map.of("app", "it", "controller-revision-hash", hash),
                created,
                null,
                phase,
                ready,
                ready ? created.plusSeconds(5) : null,
                ready ? 0 : 11,
                detail);
    }

    private static RevisionFacts revision(DaemonSetRef ref, Uid owner, long number, String hash) {
        return new RevisionFacts(
                new Uid("uid-" + ref.name() + hash),
                ref.name() + "-" + hash,
                ref.namespace(),
                owner,
                new RevisionNumber(number),
                hash,
                NOW.minus(Duration.ofDays(number == 2 ? 3 : 30)),
                null,
                List.of("image:" + number),
                KeptJson.of(template(hash)));
    }

    private static String template(String hash) {
        return "{\"spec\":{\"template\":{\"$patch\":\"replace\",\"metadata\":{\"annotations\":{\"v\":\"" + hash
                + "\"}}}}}";
    }

    private static DaemonSetFacts facts(DaemonSetRef ref, Uid uid, String image, String pool) {
        var container = new ContainerFacts("main", image, false, Resources.NONE, List.of(), true, true);
        return new DaemonSetFacts(
                ref,
                uid,
                "1",
                NOW.minus(Duration.ofDays(800)),
                null,
                List.of(),
                2,
                2,
                LABELS,
                Map.of(),
                List.of(),
                new LabelSelector(LABELS, List.of()),
                new TemplateFacts(
                        LABELS,
                        Map.of(),
                        null,
                        pool.isEmpty() ? Map.of() : Map.of("pool", pool),
                        null,
                        List.of(new Toleration("", "Exists", "", "")),
                        false,
                        false,
                        List.of(),
                        "",
                        List.of(container),
                        Resources.NONE),
                new UpdateStrategy.RollingUpdate(new IntOrPercent(1, false), new IntOrPercent(0, false)),
                0,
                10,
                Counts.ZERO,
                KeptJson.of(template("new").replace("\"$patch\":\"replace\",", "")));
    }

    /** As it stands, live. */
    public ClusterFixture unread(String kind, String object, String why) {
        unread.add(new Unread(kind, object, why));
        return this;
    }

    public View view(long revision) {
        return view(revision, new Freshness.Live(NOW.minus(Duration.ofHours(1)), List.of()), true);
    }

    public View view(long revision, Freshness freshness, boolean complete) {
        Nodes all = Nodes.of(nodes.values());
        var slices = new TreeMap<DaemonSetRef, DaemonSetSlice>();
        var understood = new TreeMap<DaemonSetRef, DaemonSetUnderstanding>();
        for (DaemonSetSlice slice : daemonSets) {
            slices.put(slice.facts().ref(), slice);
            understood.put(
                    slice.facts().ref(),
                    Judge.judge(slice, all, DaemonSetMemory.NOTHING, NOW, Settings.DEFAULT)
                            .understanding());
        }
        return new View(
                name,
                name.value(),
                "kubeconfig",
                "v1.36.3",
                revision,
                NOW,
                new Snapshot(name, revision, NOW, complete, all, slices, Set.of()),
                ClusterUnderstanding.of(name, all, understood),
                freshness,
                NOW.minusSeconds(1),
                unread,
                Set.of());
    }
}
