package io.everynode.page.daemonset;

import io.everynode.insight.Cell;
import io.everynode.insight.FailingReason;

/** What one types to see more of a pod in trouble than this page shows. */
final class Look {
    private Look() {}

    /** A command; empty where the page shows all. */
    static String closer(Cell cell) {
        return cell.reason() instanceof FailingReason reason ? closer(cell, reason) : "";
    }

    private static String closer(Cell cell, FailingReason reason) {
        return switch (reason) {
            case FailingReason.CrashLoop r when r.ended().equals("OOMKilled") -> "";
            case FailingReason.CrashLoop r -> logs(cell, r.container());
            case FailingReason.InitContainer r -> logs(cell, r.container());
            case FailingReason.ReadinessProbe r -> "kubectl describe pod" + named(cell);
            case FailingReason.ImagePull r -> "";
            case FailingReason.CreateContainer r -> "";
            case FailingReason.Rejected r -> "";
            case FailingReason.TerminatingTooLong r -> "";
        };
    }

    private static String logs(Cell cell, String container) {
        return "kubectl logs" + named(cell) + " -c " + container + " --previous";
    }

    /** The newest one is the one in trouble, in a surge pair too. */
    private static String named(Cell cell) {
        return " -n " + cell.daemonSet().namespace() + " "
                + cell.pods().getLast().facts().name();
    }
}
