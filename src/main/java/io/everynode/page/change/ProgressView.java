package io.everynode.page.change;

import io.everynode.action.Replacement;
import io.everynode.action.Replacement.NodeState;
import io.everynode.action.Replacement.Progress;
import io.everynode.action.Replacement.State;
import io.everynode.insight.Verdict;
import io.everynode.model.DaemonSetRef;
import io.everynode.page.Crumb;
import io.everynode.web.Links;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How far a replacement is.
 *
 * @param cancel where the form goes that cancels what is left; empty where nothing is
 * @param resume the confirmation page for what is left; empty where nothing is, or it still runs
 */
record ProgressView(
        List<Crumb> crumbs,
        String fact,
        Verdict verdict,
        String why,
        List<Step> steps,
        String cancel,
        String resume,
        String back) {
    record Step(String node, String href, Verdict verdict, String state, String sentence) {}

    static ProgressView of(Progress progress, String cluster) {
        DaemonSetRef ref = progress.action().target();
        String address = Links.action(ref, "replacements");
        boolean running = progress.state() == State.RUNNING;
        return new ProgressView(
                List.of(
                        new Crumb(cluster, Links.overview(ref.cluster())),
                        new Crumb(ref.name(), Links.daemonSet(ref)),
                        Crumb.here("Replacement")),
                fact(progress.state(), ref.name()),
                verdict(progress.state()),
                progress.sentence(),
                progress.steps().stream().map(s -> step(s, ref)).toList(),
                running && !progress.left().isEmpty()
                        ? address + "/" + Links.part(progress.id()) + "/cancellation"
                        : "",
                running || progress.left().isEmpty() ? "" : address + query(progress),
                Links.daemonSet(ref));
    }

    private static String query(Progress progress) {
        return progress.left().stream()
                .map(n -> "node=" + Links.part(n.value()))
                .collect(Collectors.joining("&", "?", progress.action().force() ? "&force=true" : ""));
    }

    private static String fact(State state, String name) {
        return switch (state) {
            case RUNNING -> "The pods of " + name + " are being replaced.";
            case PAUSED -> "The replacement of " + name + " is paused; only you can resume it.";
            case DONE -> "The pods of " + name + " are replaced.";
            case FAILED -> "The replacement of " + name + " stopped at a failure.";
            case CANCELLED -> "The replacement of " + name + " is cancelled.";
        };
    }

    private static Verdict verdict(State state) {
        return switch (state) {
            case RUNNING -> Verdict.UPDATING;
            case PAUSED -> Verdict.PENDING;
            case DONE -> Verdict.OK;
            case FAILED -> Verdict.NOT_READY;
            case CANCELLED -> Verdict.NOT_WANTED;
        };
    }

    private static Step step(Replacement.Step step, DaemonSetRef ref) {
        return new Step(
                step.node().value(),
                Links.node(ref.cluster(), step.node()),
                verdict(step.state()),
                step.state().code(),
                step.sentence());
    }

    private static Verdict verdict(NodeState state) {
        return switch (state) {
            case WAITING -> Verdict.OLD;
            case REPLACING -> Verdict.UPDATING;
            case DONE -> Verdict.OK;
            case FAILED -> Verdict.NOT_READY;
            case CANCELLED -> Verdict.NOT_WANTED;
        };
    }
}
