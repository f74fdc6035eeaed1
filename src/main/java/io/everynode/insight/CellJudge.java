package io.everynode.insight;

import io.everynode.insight.MovingReason.MinReadySeconds;
import io.everynode.insight.MovingReason.Terminating;
import io.everynode.insight.PlacementReason.UntoleratedTaint;
import io.everynode.model.NodeFacts;
import io.everynode.model.PodFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Judges one DaemonSet on one node after another; the first rule that fits decides (docs/semantics.md). */
final class CellJudge {
    private static final Duration TERMINATING_TOO_LONG = Duration.ofSeconds(30);

    private final Basis basis;
    private final Instant now;
    private final Placement placement;
    private final Roster roster;
    private final AbsentPod absent;
    private final UnreadyPod unready;

    /** @param lastMoved when a pod of the DaemonSet was made or became available last; absent if there is none */
    CellJudge(Basis basis, Supplier<Optional<Instant>> lastMoved, Instant now) {
        this.basis = basis;
        this.now = now;
        this.placement = Placement.of(basis.template());
        this.roster = new Roster(basis, now);
        this.absent = new AbsentPod(basis, lastMoved, now);
        this.unready = new UnreadyPod(basis, now);
    }

    /** @param before the same cell as it was judged last, absent where it was not */
    Cell judge(NodeFacts node, List<PodFacts> found, @Nullable Cell before) {
        Placed placed = placement.on(node);
        List<PodOnNode> pods = roster.of(found);
        Ruling ruling = placed.wanted() ? wanted(node, pods, before) : unwanted(node, pods, placed, before);
        return new Cell(
                basis.ref(),
                node.name(),
                placed.wanted(),
                ruling.verdict(),
                ruling.reason(),
                ruling.since(),
                pods,
                Instants.first(ruling.turnsAt(), nextAvailable(pods)));
    }

    private Ruling unwanted(NodeFacts node, List<PodOnNode> pods, Placed placed, @Nullable Cell before) {
        Verdict verdict = pods.isEmpty() ? Verdict.NOT_WANTED : Verdict.MISSCHEDULED;
        Instant tainted = placed.why() instanceof UntoleratedTaint t ? t.taint().timeAdded() : null;
        Instant since;
        if (tainted != null && !pods.isEmpty()) {
            since = Instants.later(tainted, pods.getFirst().facts().createdAt());
        } else if (before != null) {
            since = before.verdict() == verdict ? before.since() : now;
        } else {
            since = pods.isEmpty() ? Instants.later(node.createdAt(), basis.createdAt()) : now;
        }
        return Ruling.lasting(verdict, placed.why(), since);
    }

    private Ruling wanted(NodeFacts node, List<PodOnNode> pods, @Nullable Cell before) {
        if (pods.isEmpty()) {
            return absent.rule(node, before);
        }
        if (node.ready().equals("Unknown")) {
            return unknown(node, pods);
        }
        if (allTerminating(pods)) {
            return terminating(pods, before);
        }
        Pair pair = Pair.of(pods).orElse(null);
        if (pair != null) {
            return unready.surge(node, pair.next());
        }
        PodOnNode counted = pods.getFirst();
        if (counted.facts().node() == null) {
            return unready.unbound(counted.facts());
        }
        if (!counted.facts().ready()) {
            return unready.bound(node, counted);
        }
        return counted.available() ? available(counted) : ready(counted.facts());
    }

    private static boolean allTerminating(List<PodOnNode> pods) {
        for (PodOnNode pod : pods) {
            if (!pod.facts().terminating()) {
                return false;
            }
        }
        return true;
    }

    private static Ruling unknown(NodeFacts node, List<PodOnNode> pods) {
        NodeNotReady why = UnreadyPod.nodeNotReady(node);
        Instant silent = why.since() == null ? node.createdAt() : why.since();
        return Ruling.lasting(
                Verdict.UNKNOWN,
                why,
                Instants.later(silent, pods.getFirst().facts().createdAt()));
    }

    private Ruling terminating(List<PodOnNode> pods, @Nullable Cell before) {
        Instant due = Instant.MIN;
        for (PodOnNode pod : pods) {
            Instant deletion = pod.facts().deletionTimestamp();
            due = deletion == null ? due : Instants.later(due, deletion);
        }
        Instant tooLong = due.plus(TERMINATING_TOO_LONG);
        if (now.isBefore(tooLong)) {
            // deletionTimestamp lies the grace period ahead; only who saw it come knows when the pod was told to stop.
            Instant since = before != null && before.reason() instanceof Terminating
                    ? before.since()
                    : Instants.earlier(due, now);
            return Ruling.until(tooLong, Verdict.UPDATING, new Terminating(), since);
        }
        var finalizers = pods.stream()
                .flatMap(p -> p.facts().detail().finalizers().stream())
                .distinct()
                .toList();
        return Ruling.lasting(Verdict.NOT_READY, new FailingReason.TerminatingTooLong(finalizers), tooLong);
    }

    private Ruling ready(PodFacts pod) {
        Instant since = pod.readySince() == null ? pod.createdAt() : pod.readySince();
        return Ruling.lasting(Verdict.UPDATING, new MinReadySeconds(basis.minReadySeconds()), since);
    }

    private Ruling available(PodOnNode pod) {
        Instant at = Roster.availableAt(pod.facts(), basis.minReadySeconds());
        Instant since = Instants.later(at == null ? pod.facts().createdAt() : at, basis.currentSince());
        return Ruling.lasting(pod.current() ? Verdict.OK : Verdict.OLD, null, since);
    }

    /** No event arrives when minReadySeconds elapses, whatever the verdict is meanwhile. */
    private @Nullable Instant nextAvailable(List<PodOnNode> pods) {
        if (basis.minReadySeconds() == 0) {
            return null;
        }
        Instant next = null;
        for (PodOnNode pod : pods) {
            if (!pod.available()) {
                next = Instants.first(next, Roster.availableAt(pod.facts(), basis.minReadySeconds()));
            }
        }
        return next;
    }
}
