package io.everynode.insight;

import io.everynode.model.Condition;
import io.everynode.model.ContainerStatusFacts;
import io.everynode.model.ContainerStatusFacts.Termination;
import io.everynode.model.NodeName;
import io.everynode.model.PodDetail;
import io.everynode.model.PodFacts;
import io.everynode.model.PodPhase;
import io.everynode.model.Uid;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes pods in which anything may be wrong, and lets them change the way that pods do. */
final class RandomPods {
    private static final List<String> TROUBLE = List.of(
            "",
            "",
            "ContainerCreating",
            "PodInitializing",
            "ImagePullBackOff",
            "CrashLoopBackOff",
            "RunContainerError");

    private final Chance chance;
    private int made;

    RandomPods(Chance chance) {
        this.chance = chance;
    }

    PodFacts pod(RandomDaemonSet of, NodeName target, Instant now) {
        boolean bound = !chance.oneIn(6);
        boolean ready = bound && !chance.oneIn(3);
        Instant created = now.minusSeconds(chance.below(chance.oneIn(2) ? 60 : 5_000));
        String app = chance.oneIn(20) ? "another" : of.app();
        return new PodFacts(
                new Uid("pod-" + made),
                "infra",
                of.app() + "-" + made++,
                bound ? target : null,
                target,
                chance.oneIn(9) ? null : chance.oneIn(15) ? new Uid("another") : of.uid,
                Map.of("app", app, "controller-revision-hash", of.anyHash(), "pod-template-generation", "1"),
                created,
                chance.oneIn(6) ? now.plusSeconds(chance.below(90) - 60L) : null,
                ready ? PodPhase.Running : chance.any(List.of(PodPhase.values())),
                ready,
                chance.oneIn(10) ? null : created.plusSeconds(chance.below(30)),
                0,
                ready ? PodDetail.NONE : detail());
    }

    /** The same pod later: bound, ready or not, told to stop, ended, let go, relabelled, or failing otherwise. */
    PodFacts later(PodFacts p, Instant now) {
        boolean bound = p.node() != null || chance.oneIn(2);
        boolean ready = bound && !p.phase().terminal() && chance.oneIn(2);
        boolean turned = ready != p.ready();
        boolean told = p.terminating() || chance.oneIn(6);
        return new PodFacts(
                p.uid(),
                p.namespace(),
                p.name(),
                bound ? p.target() : null,
                p.target(),
                chance.oneIn(12) ? null : p.controller(),
                chance.oneIn(12) ? relabelled(p) : p.labels(),
                p.createdAt(),
                p.terminating() ? p.deletionTimestamp() : told ? now.plusSeconds(30) : null,
                p.phase().terminal() || ready || !bound ? phase(p, ready) : chance.any(List.of(PodPhase.values())),
                ready,
                turned ? now : p.readySince(),
                p.restarts() + (turned ? 1 : 0),
                ready && !told ? PodDetail.NONE : detail());
    }

    private static PodPhase phase(PodFacts p, boolean ready) {
        return ready ? PodPhase.Running : p.phase();
    }

    /** The controller merges revisions of one template so. */
    private static Map<String, String> relabelled(PodFacts p) {
        return Map.of(
                "app",
                p.labels().getOrDefault("app", ""),
                "controller-revision-hash",
                "r1",
                "pod-template-generation",
                "1");
    }

    private PodDetail detail() {
        String trouble = chance.any(TROUBLE);
        return new PodDetail(
                "",
                "",
                condition(),
                List.of(new ContainerStatusFacts(
                        "agent",
                        chance.oneIn(5),
                        false,
                        chance.below(4),
                        trouble.isEmpty() ? "running" : "waiting",
                        trouble,
                        "",
                        chance.oneIn(3) ? new Termination(1, "Error", "", null) : null)),
                List.of(),
                chance.oneIn(9) ? List.of("gate") : List.of());
    }

    private @Nullable Condition condition() {
        return chance.oneIn(3) ? new Condition("PodScheduled", "False", "Unschedulable", "no room", null) : null;
    }
}
