package io.everynode.insight;

import io.everynode.insight.FailingReason.CrashLoop;
import io.everynode.insight.FailingReason.ImagePull;
import io.everynode.insight.PlacementReason.UntoleratedTaint;
import java.util.LinkedHashMap;
import java.util.Map;

/** What somebody can do about an alarming cell, as a sentence of its own; empty where it mends itself or nothing is known. */
final class WayOut {
    /** What stands in a refusal of the API server, and what helps. */
    private static final Map<String, String> REFUSED = ordered(
            "failed calling webhook", "See to that webhook.",
            "denied the request", "Change what its policy objects to.",
            "exceeded quota", "Raise the quota, or request less.",
            "failed quota", "Give each container what the quota counts.",
            "violates PodSecurity", "Change the template, or the namespace's pod-security label.",
            "no PriorityClass with name", "Create that class, or name another.",
            "error looking up service account", "Create that service account, or name another.",
            // Any other plugin, or a field's validation; what else goes wrong is not about the template.
            "is forbidden:", "Change what it objects to.",
            "is invalid:", "Change what it objects to.");

    /** What the scheduler says is short, and what helps. */
    private static final Map<String, String> SHORT = ordered(
            "Insufficient", "Request less, or make room on the node.",
            "Too many pods", "Make room on the node.",
            "free ports", "Free the port, or use another.",
            "volume", "See to the volume, or to where it is.");

    private WayOut() {}

    static String of(Reason reason) {
        return switch (reason) {
            case NodeNotReady n ->
                n.status().equals("False")
                        ? "Mend the node, and the pod follows."
                        : n.since() == null
                                ? "If this lasts, check its kubelet."
                                : "Bring the node back, or delete it from the cluster.";
            case UntoleratedTaint t when !t.evicts() && !t.passes() -> "Delete it, or tolerate the taint.";
            case PlacementReason p -> "";
            case MissingReason m -> missing(m);
            case PendingReason p -> pending(p);
            case FailingReason f -> failing(f);
            case MovingReason.Starting s -> starting(s.step());
            case MovingReason m -> "";
        };
    }

    private static String missing(MissingReason reason) {
        return switch (reason) {
            case MissingReason.NotObserved m -> "If this lasts, check kube-controller-manager.";
            case MissingReason.CreateFailed m -> helps(REFUSED, m.message());
            case MissingReason.FailedPodBackoff m -> "Any change of the DaemonSet's spec ends the wait.";
            case MissingReason.NotCreatedYet m -> "";
            case MissingReason.ControllerSilent m -> "Check kube-controller-manager.";
        };
    }

    private static String pending(PendingReason reason) {
        return switch (reason) {
            case PendingReason.Unschedulable p -> helps(SHORT, p.shortOf());
            case PendingReason.SchedulingGated p -> "Whoever set the gate has to lift it.";
            case PendingReason.NotScheduledYet p -> "Check kube-scheduler, or the scheduler that the template names.";
        };
    }

    private static String failing(FailingReason reason) {
        return switch (reason) {
            case ImagePull i -> image(i);
            case FailingReason.CreateContainer c ->
                c.kubelet().equals("CreateContainerConfigError")
                        ? "Create what it refers to, or change the template."
                        : "Change the template, or see to the container runtime there.";
            case CrashLoop c ->
                c.ended().equals("OOMKilled")
                        ? "Raise its memory limit, or let it use less."
                        : "The log of its last run says more.";
            case FailingReason.InitContainer i ->
                i.mayStartClean() ? "Mend that one first; the others wait for it." : failing(i.why());
            case FailingReason.ReadinessProbe r ->
                r.probed() ? "Its log and the probe's answer say more." : "Its log says more.";
            case FailingReason.Rejected r -> "";
            case FailingReason.TerminatingTooLong t ->
                t.finalizers().isEmpty()
                        ? "If the node is gone for good, delete the pod by force."
                        : "Whoever set the finalizer has to take it off.";
        };
    }

    private static String image(ImagePull pull) {
        return switch (pull.kubelet()) {
            case "InvalidImageName" -> "Correct the image's name.";
            case "ErrImageNeverPull" -> "Load the image on the node, or let it be pulled.";
            default -> "Check the image's name, the registry and the pull secret.";
        };
    }

    private static String starting(MovingReason.Step step) {
        return switch (step) {
            case CONTAINERS -> "The pod's events say what it waits for.";
            case INITIALIZING -> "The logs of its init containers say more.";
            case RUNNING -> "Its log says more.";
            case CREATING, SCHEDULING, ENDED -> "";
        };
    }

    private static String helps(Map<String, String> ways, String message) {
        return ways.entrySet().stream()
                .filter(way -> message.contains(way.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> ordered(String... pairs) {
        var ordered = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            ordered.put(pairs[i], pairs[i + 1]);
        }
        return ordered;
    }
}
