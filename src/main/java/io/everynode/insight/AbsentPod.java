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
import org.jspecify.annotations.Nullable;

/** Rules on a wanted node that holds no pod. */
final class AbsentPod {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final Basis basis;
    private final Instant now;

    AbsentPod(Basis basis, Instant now) {
        this.basis = basis;
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
        return why instanceof NotCreatedYet
                ? Ruling.until(silentAt, Verdict.MISSING, why, missingAt)
                : Ruling.lasting(Verdict.MISSING, why, missingAt);
    }

    /**
     * Since when a pod is wanted here and there is none. The last one's end is known only to who saw it go; whoever did
     * not takes the newest thing that a pod should have followed.
     */
    private Instant absentSince(NodeFacts node, @Nullable Cell before) {
        Instant earliest = Instants.later(node.createdAt(), basis.createdAt());
        if (before == null) {
            Instant asked = Instants.later(earliest, basis.currentSince());
            return refusedSince().map(r -> Instants.later(asked, r)).orElse(asked);
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
            // Events carry whole seconds.
            if (event.lastSeen().isBefore(absentSince.minusSeconds(1))) {
                break;
            }
            if (event.reason().equals("FailedCreate")) {
                return new CreateFailed(event.message(), event.lastSeen(), event.count());
            }
            if (event.message().contains(" on node " + node.name() + ",")) {
                return new FailedPodBackoff(event.message());
            }
        }
        return now.isBefore(silentAt) ? new NotCreatedYet() : new ControllerSilent();
    }
}
