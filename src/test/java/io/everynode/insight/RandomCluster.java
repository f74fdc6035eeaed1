package io.everynode.insight;

import io.everynode.model.ClusterModel;
import io.everynode.model.Condition;
import io.everynode.model.ContainerStatusFacts;
import io.everynode.model.ContainerStatusFacts.Termination;
import io.everynode.model.DaemonSetFacts;
import io.everynode.model.EventFacts;
import io.everynode.model.Fact;
import io.everynode.model.IntOrPercent;
import io.everynode.model.NodeFacts;
import io.everynode.model.NodeName;
import io.everynode.model.PodDetail;
import io.everynode.model.PodFacts;
import io.everynode.model.PodPhase;
import io.everynode.model.RevisionFacts;
import io.everynode.model.Snapshot;
import io.everynode.model.Taint;
import io.everynode.model.Toleration;
import io.everynode.model.Uid;
import io.everynode.model.UpdateStrategy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A cluster with one DaemonSet in which anything may be wrong, and which changes at random; the same for one seed. */
final class RandomCluster {
    private static final List<String> TAINTS =
            List.of("node.kubernetes.io/unreachable", "node.kubernetes.io/disk-pressure", "gpu", "team");
    private static final List<String> EFFECTS = List.of("NoSchedule", "NoExecute", "PreferNoSchedule");
    private static final List<String> TROUBLE = List.of(
            "",
            "",
            "ContainerCreating",
            "PodInitializing",
            "ImagePullBackOff",
            "CrashLoopBackOff",
            "RunContainerError");

    private final Random random;
    private final int names;
    private final ClusterModel model = new ClusterModel(Facts.AGENT.cluster());
    private final Map<NodeName, NodeFacts> nodes = new TreeMap<>();
    private final Map<NodeName, List<PodFacts>> pods = new HashMap<>();
    private final List<RevisionFacts> revisions = new ArrayList<>();
    private final List<Happening> happened = new ArrayList<>();
    private DaemonSetFacts daemonSet;
    private Instant now = Facts.NOW;
    private int made;

    /** What an informer tells: an object as it is now, or that it is gone. */
    record Happening(Uid uid, @Nullable Fact fact) {
        void to(ClusterModel model) {
            if (fact == null) {
                model.remove(uid);
            } else {
                model.put(fact);
            }
        }
    }

    /** One in fifty has more nodes than cells fit into a block. */
    RandomCluster(long seed) {
        random = new Random(seed);
        names = seed % 50 == 0 ? 3 * Cells.BLOCK : 12;
        rewrite(1);
        revisions.add(revision(1));
        happens(revisions.getFirst());
        for (int i = 0; i < names / 4 + random.nextInt(names - names / 4); i++) {
            nodeChanges();
        }
        for (int i = 0; i < 2 * names - 4; i++) {
            podChanges();
        }
    }

    Snapshot snapshot() {
        return model.publish(now, true);
    }

    /** All that happened so far, in its order. */
    List<Happening> happened() {
        return List.copyOf(happened);
    }

    private void happens(Fact fact) {
        happens(new Happening(fact.uid(), fact));
    }

    private void happens(Happening happening) {
        happened.add(happening);
        happening.to(model);
    }

    private void rewrite(long generation) {
        daemonSet = daemonSet(generation);
        happens(daemonSet);
    }

    /** Something happens, and a little time goes by. */
    void step() {
        now = now.plusMillis(random.nextInt(40_000));
        switch (random.nextInt(12)) {
            case 0 -> nodeChanges();
            case 1 -> nodeGoes();
            case 2 -> rollout();
            case 3 -> rewrite(daemonSet.generation());
            case 4 -> happens(refusal());
            default -> podChanges();
        }
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private Instant ago(int seconds) {
        return now.minusSeconds(random.nextInt(seconds));
    }

    private void nodeChanges() {
        var name = new NodeName("node-" + random.nextInt(names));
        List<Taint> taints = chance(3) ? List.of(taint()) : List.of();
        String ready = chance(5) ? chance(2) ? "Unknown" : "False" : "True";
        List<Condition> conditions = chance(15) ? List.of() : List.of(new Condition("Ready", ready, "", "", ago(400)));
        nodes.put(name, Facts.node(name.value(), Map.of("pool", chance(3) ? "gpu" : "cpu"), taints, conditions));
        happens(nodes.get(name));
    }

    private Taint taint() {
        return new Taint(any(TAINTS), "", any(EFFECTS), chance(2) ? ago(300) : null);
    }

    private void nodeGoes() {
        if (nodes.size() > 1) {
            NodeName name = any(List.copyOf(nodes.keySet()));
            happens(new Happening(nodes.remove(name).uid(), null));
        }
    }

    private void rollout() {
        long number = revisions.size() + 1L;
        rewrite(daemonSet.generation() + 1);
        if (!chance(4)) {
            revisions.add(revision(number));
            happens(revisions.getLast());
        }
    }

    private RevisionFacts revision(long number) {
        return Facts.revision(number, "r" + number, now, "{}");
    }

    private DaemonSetFacts daemonSet(long generation) {
        DaemonSetFacts made = Facts.daemonSet(
                Facts.template(
                        chance(4) ? Map.of("pool", "cpu") : Map.of(),
                        null,
                        chance(2) ? new Toleration[] {new Toleration("", "Exists", "", "")} : new Toleration[] {}),
                strategy(),
                chance(3) ? 20 : 0,
                generation,
                chance(3) ? Map.of("deprecated.daemonset.template.generation", "1") : Map.of());
        return chance(8) ? unobserved(made) : made;
    }

    private static DaemonSetFacts unobserved(DaemonSetFacts d) {
        return new DaemonSetFacts(
                d.ref(),
                d.uid(),
                d.resourceVersion(),
                d.createdAt(),
                null,
                d.finalizers(),
                d.generation(),
                d.generation() - 1,
                d.labels(),
                d.annotations(),
                d.managers(),
                d.selector(),
                d.template(),
                d.strategy(),
                d.minReadySeconds(),
                10,
                d.reported(),
                d.json());
    }

    private UpdateStrategy strategy() {
        return switch (random.nextInt(4)) {
            case 0 -> new UpdateStrategy.OnDelete();
            case 1 -> rolling(0, 1 + random.nextInt(2));
            default -> rolling(1 + random.nextInt(2), 0);
        };
    }

    private UpdateStrategy rolling(int unavailable, int surge) {
        return new UpdateStrategy.RollingUpdate(new IntOrPercent(unavailable, false), new IntOrPercent(surge, false));
    }

    private EventFacts refusal() {
        return new EventFacts(
                new Uid("event-" + made++),
                "infra",
                Facts.AGENT_UID,
                "Warning",
                chance(2) ? "FailedCreate" : "FailedDaemonPod",
                "Found failed daemon pod infra/agent-1 on node node-1, will try to kill it",
                3,
                now.minusSeconds(30),
                now);
    }

    private void podChanges() {
        var name = new NodeName("node-" + random.nextInt(names));
        var here = new ArrayList<>(pods.getOrDefault(name, List.of()));
        if (!here.isEmpty() && chance(2)) {
            happens(new Happening(here.remove(random.nextInt(here.size())).uid(), null));
        } else if (here.size() < 3) {
            here.add(pod(name));
            happens(here.getLast());
        }
        pods.put(name, List.copyOf(here));
    }

    private PodFacts pod(NodeName target) {
        boolean bound = !chance(6);
        boolean ready = bound && !chance(3);
        String hash = "r" + (1 + random.nextInt(revisions.size()));
        Instant created = ago(chance(2) ? 60 : 5_000);
        return new PodFacts(
                new Uid("pod-" + made),
                "infra",
                "agent-" + made++,
                bound ? target : null,
                target,
                chance(9) ? null : chance(15) ? new Uid("other") : Facts.AGENT_UID,
                Map.of(
                        "app",
                        chance(20) ? "other" : "agent",
                        "controller-revision-hash",
                        hash,
                        "pod-template-generation",
                        "1"),
                created,
                chance(6) ? now.plusSeconds(random.nextInt(90) - 60L) : null,
                ready ? PodPhase.Running : any(List.of(PodPhase.values())),
                ready,
                chance(10) ? null : created.plusSeconds(random.nextInt(30)),
                0,
                ready ? PodDetail.NONE : detail());
    }

    private PodDetail detail() {
        String trouble = any(TROUBLE);
        return new PodDetail(
                "",
                "",
                condition(),
                List.of(new ContainerStatusFacts(
                        "agent",
                        chance(5),
                        false,
                        random.nextInt(4),
                        trouble.isEmpty() ? "running" : "waiting",
                        trouble,
                        "",
                        chance(3) ? new Termination(1, "Error", "", null) : null)),
                List.of(),
                chance(9) ? List.of("gate") : List.of());
    }

    private @Nullable Condition condition() {
        return chance(3) ? new Condition("PodScheduled", "False", "Unschedulable", "no room", null) : null;
    }
}
