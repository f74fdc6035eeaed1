package io.everynode.page.daemonset;

import io.everynode.action.KubectlContext;
import io.everynode.insight.Cell;
import io.everynode.insight.FailingReason;
import io.everynode.insight.MissingReason;
import io.everynode.insight.MovingReason;
import io.everynode.insight.NodeNotReady;
import io.everynode.insight.PendingReason;
import io.everynode.insight.PlacementReason;
import io.everynode.insight.PlacementReason.UntoleratedTaint;
import io.everynode.model.Taint;
import java.util.stream.Stream;

/** What one types to see more of a pod in trouble than this page shows, or to do what is left to kubectl with its node. */
final class Look {
    private Look() {}

    /** A command; empty where the page shows all. */
    static String closer(Cell cell) {
        return switch (cell.reason()) {
            case FailingReason reason -> closer(cell, reason);
            case NodeNotReady node -> "kubectl drain " + quoted(cell.node().value()) + " --ignore-daemonsets";
            case UntoleratedTaint taint when !taint.evicts() -> taintedOff(cell, taint.taint());
            case null -> "";
            case PlacementReason placement -> "";
            case MissingReason missing -> "";
            case PendingReason pending -> "";
            case MovingReason moving -> "";
        };
    }

    /** What the node lifecycle controller puts on it takes off itself. */
    private static String taintedOff(Cell cell, Taint taint) {
        return taint.key().startsWith("node.kubernetes.io/")
                ? ""
                : "kubectl taint node " + quoted(cell.node().value()) + " "
                        + quoted(taint.key() + ":" + taint.effect() + "-");
    }

    private static String quoted(String word) {
        return KubectlContext.quoted(Stream.of(word));
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
