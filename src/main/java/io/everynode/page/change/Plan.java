package io.everynode.page.change;

import io.everynode.action.Action;
import io.everynode.action.Preflight;
import io.everynode.action.Propagation;
import io.everynode.action.Warning;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.Revision;
import io.everynode.model.UpdateStrategy;
import io.everynode.web.Plural;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What will happen, line by line. It promises nothing that Kubernetes does not. */
final class Plan {
    private Plan() {}

    static List<Point> of(Action action, DaemonSetUnderstanding daemonSet, Preflight preflight) {
        var points = new ArrayList<Point>();
        points.add(pods(action, daemonSet, preflight));
        if (preflight.estimateSeconds() != null) {
            points.add(Point.of(
                    "clock",
                    "It takes about " + words(preflight.estimateSeconds()) + ".",
                    daemonSet.perNode() == null
                            ? "As long as the pods that run now took to become available, round by round."
                            : "As long as a node took in the last rollout, round by round."));
        }
        preflight.warnings().stream()
                .filter(w -> !(w instanceof Warning.OnDelete))
                .forEach(w -> points.add(Point.warning(w.sentence(), "")));
        if (action instanceof Action.Delete delete) {
            points.add(wayBack(delete));
        } else {
            if (preflight.atATime() > 0 && !(action instanceof Action.Replace)) {
                points.add(Point.of("list", "Kubernetes picks the order, not you.", "No node gains or loses a pod."));
            }
            if (!(action instanceof Action.SetStrategy) && !(action instanceof Action.Replace)) {
                wayBack(action, daemonSet).ifPresent(points::add);
            }
        }
        return List.copyOf(points);
    }

    private static String words(long seconds) {
        return seconds < 100 ? seconds + " s" : Math.ceilDiv(seconds, 60L) + " min";
    }

    private static Point pods(Action action, DaemonSetUnderstanding daemonSet, Preflight preflight) {
        String pods = Plural.of(preflight.pods(), "pod") + (preflight.pods() == 1 ? " is" : " are");
        if (action instanceof Action.Replace replace) {
            return replace.force()
                    ? Point.warning(
                            pods + " taken out of the cluster without waiting for the kubelet.",
                            "If the node still runs it, two may run beside each other until the kubelet notices.")
                    : Point.of(
                            "swap",
                            pods + " deleted, one at a time.",
                            "The next one goes when the one before is available again; the first failure stops it.");
        }
        if (action instanceof Action.Delete delete) {
            return switch (delete.propagation()) {
                case BACKGROUND -> Point.of("trash", pods + " deleted, all at once.", "The DaemonSet is gone first.");
                case FOREGROUND ->
                    Point.of(
                            "trash",
                            pods + " deleted, all at once.",
                            "The DaemonSet stays until the last of them is gone.");
                case ORPHAN ->
                    Point.of(
                            "trash",
                            "The pods stay and belong to nobody.",
                            "Nothing replaces one that fails, until a DaemonSet with the same selector adopts them.");
            };
        }
        UpdateStrategy strategy = action instanceof Action.SetStrategy set
                ? set.strategy()
                : daemonSet.facts().strategy();
        return switch (strategy) {
            case UpdateStrategy.OnDelete onDelete
            when action instanceof Action.SetStrategy ->
                Point.warning(
                        "From then on no pod is replaced by itself.",
                        "Each node keeps its pod until somebody deletes it, in a rollout that is under way too.");
            case UpdateStrategy.RollingUpdate rolling
            when preflight.pods() == 0 && action instanceof Action.SetStrategy ->
                Point.of("swap", "No pod is replaced now.", "It counts from the next change of the template on.");
            case UpdateStrategy.OnDelete onDelete ->
                Point.warning(
                        "Only the template changes; no pod is replaced by itself.",
                        "The update strategy is OnDelete: each node keeps its pod until somebody deletes it.");
            case UpdateStrategy.RollingUpdate rolling
            when preflight.pods() == 0 -> Point.of("swap", "No pod has to be replaced.", "None runs another template.");
            case UpdateStrategy.RollingUpdate rolling ->
                Point.of("swap", pods + " replaced, " + preflight.atATime() + " at a time.", bound(rolling));
        };
    }

    private static String bound(UpdateStrategy.RollingUpdate rolling) {
        return rolling.maxSurge().value() > 0
                ? "maxSurge is " + rolling.maxSurge() + ": on a node the new pod starts before the old one goes."
                : "maxUnavailable is " + rolling.maxUnavailable() + "; nodes that are already unavailable use it up.";
    }

    private static Point wayBack(Action.Delete delete) {
        return Point.of(
                "undo",
                "There is no way back here.",
                delete.propagation() == Propagation.ORPHAN
                        ? "Creating it again with the same selector adopts the pods; its revisions are gone."
                        : "It would have to be created again from its manifest; its revisions are gone.");
    }

    private static Optional<Point> wayBack(Action action, DaemonSetUnderstanding daemonSet) {
        return daemonSet.revisions().stream()
                .filter(Revision::current)
                .findFirst()
                .filter(r -> daemonSet.facts().revisionHistoryLimit() > 0)
                .map(r -> Point.of(
                        "undo",
                        "The way back is an undo to revision " + r.facts().number() + ".",
                        action instanceof Action.Undo
                                ? "This undo restores the template, not the strategy."
                                : "An undo restores the template, not the strategy."));
    }
}
