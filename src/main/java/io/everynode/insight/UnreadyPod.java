package io.everynode.insight;

import io.everynode.insight.FailingReason.ReadinessProbe;
import io.everynode.insight.MovingReason.Starting;
import io.everynode.insight.MovingReason.Step;
import io.everynode.insight.PendingReason.NotScheduledYet;
import io.everynode.insight.PendingReason.SchedulingGated;
import io.everynode.insight.PendingReason.Unschedulable;
import io.everynode.model.Condition;
import io.everynode.model.NodeFacts;
import io.everynode.model.PodDetail;
import io.everynode.model.PodFacts;
import java.time.Duration;
import java.time.Instant;

/** Rules on a pod that is not ready: still to be bound, failing, or starting. */
final class UnreadyPod {
    private static final Duration TO_BIND = Duration.ofSeconds(10);
    private static final Duration TO_START = Duration.ofSeconds(120);

    private final Instant now;
    private final Basis basis;
    private final Failure failure;

    UnreadyPod(Basis basis, Instant now) {
        this.now = now;
        this.basis = basis;
        this.failure = new Failure(basis.template(), now);
    }

    /** The new pod beside an old one: it does not matter that it is young, only that it fails. */
    Ruling surge(NodeFacts node, PodOnNode next) {
        PodFacts pod = next.facts();
        if (pod.node() == null) {
            return unbound(pod);
        }
        Ruling alone = pod.ready() ? null : bound(node, next);
        if (alone != null && (alone.reason() instanceof FailingReason || alone.reason() instanceof NodeNotReady)) {
            return alone;
        }
        Ruling calm = Ruling.lasting(Verdict.UPDATING, new MovingReason.SurgePair(), pod.createdAt());
        Instant late = pod.createdAt().plus(TO_START);
        return pod.ready() || !now.isBefore(late)
                ? calm
                : Ruling.until(late, Verdict.UPDATING, new MovingReason.SurgePair(), pod.createdAt());
    }

    Ruling unbound(PodFacts pod) {
        Instant late = pod.createdAt().plus(TO_BIND);
        return now.isBefore(late)
                ? Ruling.until(late, Verdict.UPDATING, new Starting(Step.SCHEDULING), pod.createdAt())
                : Ruling.lasting(Verdict.PENDING, whyUnbound(pod.detail()), late);
    }

    private static PendingReason whyUnbound(PodDetail detail) {
        Condition scheduled = detail.scheduled();
        String reason = scheduled == null ? "" : scheduled.reason();
        if (!detail.schedulingGates().isEmpty() || reason.equals("SchedulingGated")) {
            return new SchedulingGated(detail.schedulingGates());
        }
        return scheduled != null && reason.equals("Unschedulable")
                ? new Unschedulable(scheduled.message())
                : new NotScheduledYet();
    }

    Ruling bound(NodeFacts node, PodOnNode on) {
        PodFacts pod = on.facts();
        Instant unreadySince = unreadySince(pod);
        Instant late = pod.createdAt().plus(TO_START);
        boolean slow = !now.isBefore(late);
        FailingReason failing = failure.of(on, slow);
        NodeNotReady sick = node.ready().equals("False") ? nodeNotReady(node) : null;
        Instant since = null;
        if (sick != null) {
            Instant fell = sick.since() == null ? unreadySince : sick.since();
            since = Instants.later(fell, unreadySince);
        }
        if (failing != null && !(failing instanceof ReadinessProbe)) {
            since = Instants.first(since, unreadySince);
        }
        if (!on.current()) {
            since = Instants.first(since, Instants.later(unreadySince, basis.currentSince()));
        }
        if (slow) {
            since = Instants.first(since, Instants.later(unreadySince, late));
        }
        Reason why = sick != null ? sick : failing != null ? failing : new Starting(step(pod));
        Instant turnsAt = slow || why instanceof FailingReason || why instanceof NodeNotReady ? null : late;
        turnsAt = Instants.first(turnsAt, failure.turnsAt(pod));
        return since == null
                ? new Ruling(Verdict.UPDATING, why, unreadySince, turnsAt)
                : new Ruling(Verdict.NOT_READY, why, since, turnsAt);
    }

    private static Instant unreadySince(PodFacts pod) {
        Instant transition = pod.readySince();
        return transition == null ? pod.createdAt() : Instants.later(transition, pod.createdAt());
    }

    private static Step step(PodFacts pod) {
        return switch (pod.phase()) {
            case Succeeded -> Step.ENDED;
            case Running -> Step.RUNNING;
            case Pending, Failed, Unknown ->
                pod.detail().containers().stream()
                                .anyMatch(c -> c.reason().equals("PodInitializing")
                                        || c.init() && c.state().equals("running"))
                        ? Step.INITIALIZING
                        : Step.CONTAINERS;
        };
    }

    static NodeNotReady nodeNotReady(NodeFacts node) {
        return node.condition("Ready")
                .map(c -> new NodeNotReady(c.status(), c.reason(), c.message(), c.lastTransition()))
                .orElseGet(() -> new NodeNotReady("Unknown", "", "", null));
    }
}
