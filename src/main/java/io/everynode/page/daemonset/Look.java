package io.everynode.page.daemonset;

import io.everynode.insight.Cell;
import io.everynode.insight.FailingReason;
import io.everynode.insight.MissingReason;
import io.everynode.insight.MovingReason;
import io.everynode.insight.NodeNotReady;
import io.everynode.insight.PendingReason;
import io.everynode.insight.PlacementReason;
import io.everynode.insight.PlacementReason.UntoleratedTaint;
import io.everynode.page.Kubectl;

/** What one types to see more of a pod in trouble than this page shows, or to do what is left to kubectl with its node. */
final class Look {
    private Look() {}

    /** A command; empty where the page shows all. */
    static String closer(Cell cell, Kubectl kubectl) {
        return switch (cell.reason()) {
            case FailingReason reason -> closer(cell, reason, kubectl);
            case NodeNotReady node -> kubectl.drain(cell.node());
            case UntoleratedTaint taint when !taint.evicts() -> kubectl.takeOff(taint.taint(), cell.node());
            case null -> "";
            case PlacementReason placement -> "";
            case MissingReason missing -> "";
            case PendingReason pending -> "";
            case MovingReason moving -> "";
        };
    }

    private static String closer(Cell cell, FailingReason reason, Kubectl kubectl) {
        return switch (reason) {
            case FailingReason.CrashLoop r when r.ended().equals("OOMKilled") -> "";
            case FailingReason.CrashLoop r -> kubectl.logs(cell.daemonSet(), newest(cell), r.container());
            case FailingReason.InitContainer r -> closer(cell, r.why(), kubectl);
            case FailingReason.ReadinessProbe r -> kubectl.describePod(cell.daemonSet(), newest(cell));
            case FailingReason.ImagePull r -> "";
            case FailingReason.CreateContainer r -> "";
            case FailingReason.Rejected r -> "";
            case FailingReason.TerminatingTooLong r -> "";
        };
    }

    /** The pod in trouble, in a surge pair too. */
    private static String newest(Cell cell) {
        return cell.pods().getLast().facts().name();
    }
}
