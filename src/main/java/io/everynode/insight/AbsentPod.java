package io.everynode.insight;

import io.everynode.insight.MissingReason.ControllerSilent;
import io.everynode.insight.MissingReason.CreateFailed;
import io.everynode.insight.MissingReason.FailedPodBackoff;
import io.everynode.insight.MissingReason.NotCreatedYet;
import io.everynode.insight.MissingReason.NotObserved;
import io.everynode.insight.MovingReason.Starting;
import io.everynode.insight.MovingReason.Step;
import io.everynode.insight.MovingReason.Terminating;
import io.everynode.model.EventFacts;
import io.everynode.model.NodeFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Rules on a wanted node that holds no pod. */
final class AbsentPod {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(60);
    /** {@code EventSourceObjectSpamFilter}: 25 at once, then one every five minutes; twice that, to be sure. */
    private static final Duration BETWEEN_COMPLAINTS = Duration.ofMinutes(10);
    /** What a first look takes for granted: enough to call a pod missing, its controller silent, a rollout stalled. */
    private static final Duration UNSEEN = Duration.ofSeconds(130);

    private final Basis basis;
    private final Supplier<Optional<Instant>> lastMoved;
    private final Instant now;

    AbsentPod(Basis basis, Supplier<Optional<Instant>> lastMoved, Instant now) {
        this.basis = basis;
        this.lastMoved = lastMoved;
        this.now = now;
    }

    Ruling rule(NodeFacts node, @Nullable Cell before) {
        Instant absentSince = absentSince(node, before);
        if (basis.deleting()) {
            return Ruling.lasting(Verdict.UPDATING, new Terminating(), absentSince);
        }
        Instant missingAt = absentSince.plus(PATIENCE);
        if (now.isBefore(missingAt)) {
            return Ruling.until(missingAt, Verdict.UPDATING, new Starting(Step.CREATING), absentSince);
        }
        Instant silentAt = absentSince.plus(SILENCE);
        MissingReason why = why(node, absentSince, silentAt);
        Instant turnsAt = turnsAt(why, absentSince, silentAt);
        return turnsAt == null
                ? Ruling.lasting(Verdict.MISSING, why, missingAt)
                : Ruling.until(turnsAt, Verdict.MISSING, why, missingAt);
    }

    private static @Nullable Instant turnsAt(MissingReason why, Instant absentSince, Instant silentAt) {
        return switch (why) {
            case NotCreatedYet ignored -> silentAt;
            case CreateFailed(var message, Instant lastSeen, var count) ->
                isOlder(lastSeen, absentSince) ? lastSeen.plus(BETWEEN_COMPLAINTS) : null;
            case NotObserved ignored -> null;
            case FailedPodBackoff ignored -> null;
            case ControllerSilent ignored -> null;
        };
    }

    /** Events carry whole seconds. */
    private static boolean isOlder(Instant lastSeen, Instant absentSince) {
        return lastSeen.isBefore(absentSince.minusSeconds(1));
    }

    /**
     * Since when a pod is wanted here and there is none. The last one's end is known only to who saw it go; a first look
     * goes by the refusal, if there is one, and else claims no more than it needs, and nothing of before another pod was
     * made or became available: in a rollout each node is without a pod for a moment then.
     */
    private Instant absentSince(NodeFacts node, @Nullable Cell before) {
        Instant earliest = Instants.later(node.createdAt(), basis.createdAt());
        if (before == null) {
            Instant claimed = refusedSince()
                    .orElseGet(() ->
                            Instants.later(now.minus(UNSEEN), lastMoved.get().orElse(Instant.MIN)));
            return Instants.later(Instants.later(earliest, basis.currentSince()), claimed);
        }
        if (!before.wanted() || !before.pods().isEmpty()) {
            return now;
        }
        Instant known = before.verdict() == Verdict.MISSING ? before.since().minus(PATIENCE) : before.since();
        return Instants.later(known, earliest);
    }

    private Optional<Instant> refusedSince() {
        return basis.complaints().stream()
                .filter(e -> e.reason().equals("FailedCreate"))
                .findFirst()
                .map(EventFacts::firstSeen);
    }

    private MissingReason why(NodeFacts node, Instant absentSince, Instant silentAt) {
        if (basis.unobserved()) {
            return new NotObserved(basis.generation(), basis.observedGeneration());
        }
        for (EventFacts event : basis.complaints()) {
            if (isOlder(event.lastSeen(), absentSince)) {
                break;
            }
            if (event.reason().equals("FailedCreate")) {
                return refused(event);
            }
            if (event.message().contains(" on node " + node.name() + ",")) {
                return new FailedPodBackoff(event.message());
            }
        }
        return now.isBefore(silentAt) ? new NotCreatedYet() : silent();
    }

    /** Whoever complains often is let through once in five minutes only: the refusal may be an older one's. */
    private MissingReason silent() {
        return basis.complaints().stream()
                .filter(e -> e.reason().equals("FailedCreate"))
                .findFirst()
                .filter(e -> now.isBefore(e.lastSeen().plus(BETWEEN_COMPLAINTS)))
                .map(AbsentPod::refused)
                .orElseGet(ControllerSilent::new);
    }

    private static MissingReason refused(EventFacts event) {
        return new CreateFailed(event.message(), event.lastSeen(), event.count());
    }
}
