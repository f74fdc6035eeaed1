package io.everynode.page.change;

import io.everynode.action.Action;
import io.everynode.action.Answer;
import io.everynode.action.Outcome;
import io.everynode.insight.Verdict;
import io.everynode.model.DaemonSetRef;
import io.everynode.page.Crumb;
import io.everynode.web.Ages;
import io.everynode.web.Links;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of an action.
 *
 * @param verdict whose colour and shape stand for it
 * @param why more words; may be empty
 * @param rule of RBAC that would allow it; empty where no right is missing
 * @param diff what changed since the caller looked; often empty
 * @param anyway absent where there was no conflict
 */
record Result(
        List<Crumb> crumbs,
        Verdict verdict,
        String fact,
        String why,
        String rule,
        List<DiffLine> diff,
        List<Choice> ways,
        @Nullable Anyway anyway,
        String kubectl,
        String requestId,
        Instant at) {

    /** For people. */
    public String when() {
        return Ages.exact(at);
    }

    /** The same action again, on the object as it was read when the first one was refused. */
    record Anyway(String path, List<Field> fields, String label, String typed) {
        static @Nullable Anyway of(Answer answer, boolean critical) {
            if (!(answer.outcome() instanceof Outcome.Changed changed) || changed.generation() == null) {
                return null;
            }
            var fields = new ArrayList<Field>();
            fields.add(new Field("uid", answer.order().uid().value()));
            fields.add(new Field("generation", String.valueOf(changed.generation())));
            // Of the refused request, so that sending this form twice acts once.
            fields.add(new Field("idempotencyKey", answer.requestId()));
            Optional.ofNullable(answer.order().reason()).ifPresent(r -> fields.add(new Field("reason", r)));
            fields.addAll(Asked.fields(answer.action()));
            String name = answer.action().target().name();
            return new Anyway(
                    Links.action(answer.action().target(), Addresses.noun(answer.action())),
                    List.copyOf(fields),
                    "Do it anyway on generation " + changed.generation(),
                    critical ? name : "");
        }
    }

    /**
     * @param critical whether its name has to be typed
     * @param shown whether the pages are as new as the answer
     */
    static Result of(Answer answer, String cluster, boolean critical, boolean shown) {
        Action action = answer.action();
        DaemonSetRef ref = action.target();
        Outcome outcome = answer.outcome();
        boolean says = outcome instanceof Outcome.Accepted || outcome instanceof Outcome.Unchanged;
        return new Result(
                List.of(
                        new Crumb(cluster, Links.overview(ref.cluster())),
                        new Crumb(ref.name(), Links.daemonSet(ref)),
                        Crumb.here("Answer")),
                verdict(outcome),
                says ? outcome.sentence() : fact(outcome, ref.name()),
                says ? why(outcome, shown) : outcome.sentence(),
                Confirmation.rule(outcome),
                outcome instanceof Outcome.Changed changed ? DiffLine.of(changed.diff()) : List.of(),
                ways(action, outcome),
                Anyway.of(answer, critical),
                answer.kubectl(),
                answer.requestId(),
                answer.at());
    }

    private static String fact(Outcome outcome, String name) {
        return switch (outcome) {
            case Outcome.Changed o -> "Not done: " + name + " is not as you saw it.";
            case Outcome.Forbidden o -> "Not done: you may not " + o.verb() + " " + o.resource() + " here.";
            case Outcome.Missing o -> "Not done: " + name + " is gone.";
            case Outcome.Rejected o -> "Not done: the request was refused.";
            case Outcome.Unreachable o -> "Not done: " + name + " is as it was.";
            case Outcome.Crowded o -> "Not done: too much is asked for at once.";
            case Outcome.Unknown o -> "Nobody can tell whether " + name + " was changed.";
            case Outcome.Accepted o -> o.sentence();
            case Outcome.Unchanged o -> o.sentence();
            case Outcome.Planned o -> o.sentence();
        };
    }

    private static String why(Outcome outcome, boolean shown) {
        return outcome instanceof Outcome.Accepted accepted && accepted.generation() != null
                ? "The API server took it as generation " + accepted.generation() + "."
                        + (shown ? "" : " Everynode's pages are behind: they still show the one before.")
                : "";
    }

    static Verdict verdict(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted o -> Verdict.OK;
            case Outcome.Unchanged o -> Verdict.OK;
            case Outcome.Planned o -> Verdict.OK;
            case Outcome.Changed o -> Verdict.PENDING;
            case Outcome.Forbidden o -> Verdict.NOT_READY;
            case Outcome.Missing o -> Verdict.MISSING;
            case Outcome.Rejected o -> Verdict.NOT_READY;
            case Outcome.Unreachable o -> Verdict.NOT_READY;
            case Outcome.Crowded o -> Verdict.PENDING;
            case Outcome.Unknown o -> Verdict.UNKNOWN;
        };
    }

    /** The first is the likely one. */
    private static List<Choice> ways(Action action, Outcome outcome) {
        var open = new Choice("Open " + action.target().name(), Links.daemonSet(action.target()), true);
        var all =
                new Choice("Show all DaemonSets", Links.overview(action.target().cluster()), true);
        return switch (outcome) {
            case Outcome.Accepted o -> action instanceof Action.Delete ? List.of(all) : List.of(open);
            case Outcome.Missing o -> List.of(all);
            case Outcome.Changed o -> List.of(again(action, "Look at it as it is now…"), open);
            case Outcome.Crowded o -> List.of(again(action, "Try again…"), open);
            case Outcome.Unreachable o -> List.of(again(action, "Try again…"), open);
            case Outcome.Unchanged o -> List.of(open);
            case Outcome.Planned o -> List.of(open);
            case Outcome.Forbidden o -> List.of(open);
            case Outcome.Rejected o -> List.of(open);
            case Outcome.Unknown o -> List.of(open);
        };
    }

    /** The confirmation page of the same action, drawn anew. */
    private static Choice again(Action action, String label) {
        return new Choice(label, Addresses.confirmation(action), true);
    }
}
