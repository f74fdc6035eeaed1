package io.everynode.insight;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** What several cells have in common, in as few words as will do. */
final class Ailments {
    private Ailments() {}

    /** "node-17 and node-31, both NotReady". */
    static String named(List<Cell> cells) {
        return Words.nodes(cells.stream().map(Cell::node).toList()) + ", " + of(cells);
    }

    /** "NotReady" of one, "both NotReady", "all NotReady", or "2 NotReady and 1 crashing". */
    static String of(List<Cell> cells) {
        var byWord = new LinkedHashMap<String, Integer>();
        cells.forEach(c -> byWord.merge(word(c), 1, Integer::sum));
        if (byWord.size() > 1) {
            return Words.every(byWord.entrySet().stream()
                    .map(e -> e.getValue() + " " + e.getKey())
                    .collect(Collectors.toList()));
        }
        if (cells.isEmpty()) {
            return "";
        }
        String word = byWord.keySet().iterator().next();
        return switch (cells.size()) {
            case 1 -> word;
            case 2 -> "both " + word;
            default -> "all " + word;
        };
    }

    static String word(Cell cell) {
        Reason reason = cell.reason();
        return reason == null ? "as it should be" : word(cell, reason);
    }

    private static String word(Cell cell, Reason reason) {
        return switch (reason) {
            case NodeNotReady n -> "NotReady";
            case PlacementReason.UntoleratedTaint t when t.passes() -> "NotReady";
            case PlacementReason p -> cell.verdict() == Verdict.MISSCHEDULED ? "misscheduled" : "not wanted";
            case MissingReason.CreateFailed m -> "refused by the API server";
            case MissingReason m -> "without a pod";
            case PendingReason.Unschedulable p -> "pending for lack of room";
            case PendingReason p -> "pending";
            case FailingReason f -> failing(f);
            case MovingReason m when cell.verdict().alarming() -> "not getting ready";
            case MovingReason m -> moving(m);
        };
    }

    private static String failing(FailingReason reason) {
        return switch (reason) {
            case FailingReason.ImagePull i -> "unable to pull the image";
            case FailingReason.CreateContainer c -> "unable to start a container";
            case FailingReason.CrashLoop c -> c.ended().equals("OOMKilled") ? "out of memory" : "crashing";
            case FailingReason.InitContainer i -> "stuck in an init container";
            case FailingReason.ReadinessProbe r -> "not ready";
            case FailingReason.Rejected r -> "rejected by the kubelet";
            case FailingReason.TerminatingTooLong t -> "stuck terminating";
        };
    }

    private static String moving(MovingReason reason) {
        return switch (reason) {
            case MovingReason.Starting s -> "starting";
            case MovingReason.Terminating t -> "terminating";
            case MovingReason.SurgePair s -> "starting beside the old pod";
            case MovingReason.MinReadySeconds m -> "ready but not yet available";
        };
    }
}
