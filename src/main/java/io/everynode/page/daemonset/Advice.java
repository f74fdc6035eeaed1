package io.everynode.page.daemonset;

import io.everynode.insight.Cell;
import io.everynode.insight.FailingReason;
import io.everynode.insight.MissingReason;
import io.everynode.insight.MovingReason;
import io.everynode.insight.NodeNotReady;
import io.everynode.insight.PendingReason;
import io.everynode.insight.PlacementReason;
import io.everynode.insight.Reason;

/**
 * What to do about a cell in trouble.
 *
 * @param text a sentence; empty where the reason's own sentence says it already
 * @param command what one types to see more; empty where this page shows all
 */
public record Advice(String text, String command) {
    private static final Advice NONE = new Advice("", "");

    static Advice of(Cell cell) {
        Reason reason = cell.reason();
        return reason == null
                ? NONE
                : switch (reason) {
                    case PlacementReason placement -> leaving(placement);
                    case MissingReason missing -> missing(missing);
                    case PendingReason pending -> pending(pending);
                    case NodeNotReady node ->
                        text("Mend the node, or delete it: a new pod would not start there either.");
                    case FailingReason failing -> failing(failing, cell);
                    case MovingReason moving -> NONE;
                };
    }

    private static Advice leaving(PlacementReason placement) {
        return placement.evicts()
                ? NONE
                : text("Take the taint away, let the template tolerate it, or delete the pod.");
    }

    private static Advice missing(MissingReason missing) {
        return switch (missing) {
            case MissingReason.NotObserved r -> text("If this lasts, look at kube-controller-manager.");
            case MissingReason.CreateFailed r ->
                text("Mend what the message names; the controller tries again by itself.");
            case MissingReason.FailedPodBackoff r ->
                text("It tries again within 15 min; any change of the template at once.");
            case MissingReason.NotCreatedYet r -> text("This takes seconds.");
            case MissingReason.ControllerSilent r -> NONE;
        };
    }

    private static Advice pending(PendingReason pending) {
        return switch (pending) {
            case PendingReason.Unschedulable r ->
                text("Free what is short on the node, or let the template request less.");
            case PendingReason.SchedulingGated r -> text("Whoever set the gate has to take it away.");
            case PendingReason.NotScheduledYet r -> text("If this lasts, look at the scheduler.");
        };
    }

    private static Advice failing(FailingReason failing, Cell cell) {
        return switch (failing) {
            case FailingReason.ImagePull r -> text("Check the image’s name, the registry and the pull secret.");
            case FailingReason.CreateContainer r -> text("Make what the message names, such as a ConfigMap or Secret.");
            case FailingReason.CrashLoop r
            when r.ended().equals("OOMKilled") ->
                text("Give it a higher memory limit, or find out why it needs more here.");
            case FailingReason.CrashLoop r -> logs(cell, r.container());
            case FailingReason.InitContainer r -> logs(cell, r.container());
            case FailingReason.ReadinessProbe r -> new Advice("See what its probe answers:", describe(cell));
            case FailingReason.Rejected r -> text("Free what the node is short of, or let the template request less.");
            case FailingReason.TerminatingTooLong r ->
                text(
                        r.finalizers().isEmpty()
                                ? "Look at the kubelet of the node."
                                : "Whoever set the finalizer has to take it away.");
        };
    }

    private static Advice logs(Cell cell, String container) {
        return new Advice(
                "See what it said last:",
                "kubectl logs -n " + cell.daemonSet().namespace() + " " + pod(cell) + " -c " + container
                        + " --previous");
    }

    private static String describe(Cell cell) {
        return "kubectl describe pod -n " + cell.daemonSet().namespace() + " " + pod(cell);
    }

    /** The newest one is the one in trouble, in a surge pair too. */
    private static String pod(Cell cell) {
        return cell.pods().getLast().facts().name();
    }

    private static Advice text(String text) {
        return new Advice(text, "");
    }
}
