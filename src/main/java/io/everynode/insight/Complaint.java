package io.everynode.insight;

import io.everynode.insight.FailingReason.CrashLoop;
import io.everynode.insight.FailingReason.ImagePull;
import io.everynode.insight.FailingReason.InitContainer;
import io.everynode.insight.MissingReason.CreateFailed;
import java.util.List;
import java.util.Objects;

/** What is wrong with a DaemonSet on some nodes, as what follows its name. */
final class Complaint {
    private Complaint() {}

    /** @param cells at least one, all with a reason of the same code */
    static String of(List<Cell> cells) {
        Cell first = cells.getFirst();
        String on = cells.size() <= 3
                ? Words.nodes(cells.stream().map(Cell::node).toList())
                : Words.count(cells.size(), "node");
        Reason reason = first.reason();
        String fact = reason == null ? "is in trouble on " + on : fact(reason, first, on);
        return fact + detail(cells) + ".";
    }

    private static String fact(Reason reason, Cell first, String on) {
        return switch (reason) {
            case NodeNotReady n -> "is off on " + on + ", NotReady";
            case PlacementReason p -> (p.passes() ? "counts as misscheduled on " : "should leave ") + on;
            case CreateFailed m -> "is missing on " + on + ": the API server refuses its pods";
            case MissingReason.NotObserved m -> "is missing on " + on + ": the controller has not looked yet";
            case MissingReason.FailedPodBackoff m -> "is missing on " + on + ": its pods failed, the controller waits";
            case MissingReason.NotCreatedYet m -> "is missing on " + on;
            case MissingReason.ControllerSilent m -> "is missing on " + on + " and no event says why";
            case PendingReason.Unschedulable p -> "finds no place on " + on;
            case PendingReason.SchedulingGated p -> "is held back on " + on + " by a scheduling gate";
            case PendingReason.NotScheduledYet p -> "waits for the scheduler on " + on;
            case FailingReason f -> failing(f, on);
            case MovingReason m -> "does not get ready on " + on;
        };
    }

    private static String failing(FailingReason reason, String on) {
        return switch (reason) {
            case ImagePull i -> "cannot pull its image on " + on;
            case FailingReason.CreateContainer c -> "cannot start container " + c.container() + " on " + on;
            case CrashLoop c -> c.ended().equals("OOMKilled") ? "runs out of memory on " + on : "crashes on " + on;
            case InitContainer i -> "does not get past init container " + i.container() + " on " + on;
            case FailingReason.ReadinessProbe r -> "runs but is not ready on " + on;
            case FailingReason.Rejected r -> "is rejected by the kubelet on " + on;
            case FailingReason.TerminatingTooLong t -> "does not stop on " + on;
        };
    }

    /** What is the same on all of them, or what there is to say of a single one. */
    private static String detail(List<Cell> cells) {
        Cell first = cells.getFirst();
        Reason reason = first.reason();
        if (reason instanceof PlacementReason p && cells.stream().allMatch(c -> p.equals(c.reason()))) {
            return ": " + p.cause(first);
        }
        if (reason instanceof CrashLoop crash) {
            return cells.size() == 1 ? ": " + crash.fate() : sameExit(crash, cells);
        }
        return reason instanceof ImagePull pull ? Words.after(": ", pull.image()) : "";
    }

    private static String sameExit(CrashLoop crash, List<Cell> cells) {
        boolean same = cells.stream()
                .allMatch(c ->
                        c.reason() instanceof CrashLoop other && Objects.equals(other.exitCode(), crash.exitCode()));
        return same && crash.exitCode() != null ? ": exit " + crash.exitCode() : "";
    }
}
