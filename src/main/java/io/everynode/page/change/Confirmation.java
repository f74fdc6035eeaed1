package io.everynode.page.change;

import io.everynode.action.Action;
import io.everynode.action.Answer;
import io.everynode.action.Critical;
import io.everynode.action.Outcome;
import io.everynode.action.Preflight;
import io.everynode.action.Rights;
import io.everynode.board.View;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.RolloutState;
import io.everynode.model.Freshness;
import io.everynode.page.Crumb;
import io.everynode.page.NodeOrder;
import io.everynode.page.Strip;
import io.everynode.web.Links;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page that says what an action will do, before anybody does it.
 *
 * @param refusal why it cannot be done now; empty where it can
 * @param path where the form goes
 * @param reasonKept what becomes of the reason
 * @param rule of RBAC that would allow it; empty where no right is missing
 * @param typed the name that has to be typed; empty where a click is enough
 */
record Confirmation(
        List<Crumb> crumbs,
        Asked asked,
        String refusal,
        List<Point> plan,
        List<Choice> choices,
        @Nullable Strip strip,
        List<DiffLine> diff,
        List<Point> checks,
        List<Field> fields,
        String path,
        String back,
        String kubectl,
        String reasonKept,
        String typed,
        String rule) {

    static Confirmation of(
            View view, DaemonSetUnderstanding daemonSet, NodeOrder order, Answer planned, String idempotencyKey) {
        Action action = planned.action();
        Asked asked = Asked.of(action, daemonSet, view.title());
        @Nullable Preflight preflight = planned.outcome() instanceof Outcome.Planned p ? p.preflight() : null;
        return new Confirmation(
                crumbs(view, daemonSet, asked.act()),
                asked,
                preflight == null ? planned.outcome().sentence() : "",
                preflight == null ? List.of() : Plan.of(action, daemonSet, preflight),
                Asked.choices(action, daemonSet),
                Strip.of(daemonSet, order, false),
                preflight == null ? List.of() : DiffLine.of(preflight.diff()),
                checks(view, daemonSet, action, planned.outcome()),
                fields(planned, idempotencyKey),
                Links.action(action.target(), asked.noun()),
                Links.daemonSet(action.target()),
                planned.kubectl(),
                action instanceof Action.Delete
                                || action instanceof Action.SetStrategy
                                || action instanceof Action.Replace
                        ? "Kept in the audit log."
                        : "Kept as the change cause of the revision, and in the audit log.",
                Critical.why(daemonSet.facts()).isEmpty() ? "" : action.target().name(),
                rule(planned.outcome()));
    }

    static List<Crumb> crumbs(View view, DaemonSetUnderstanding daemonSet, String here) {
        return List.of(
                new Crumb(view.title(), Links.overview(view.cluster())),
                new Crumb(
                        daemonSet.ref().namespace(),
                        Links.overview(view.cluster()) + "&namespace="
                                + Links.part(daemonSet.ref().namespace())),
                new Crumb(daemonSet.ref().name(), Links.daemonSet(daemonSet.ref())),
                Crumb.here(here));
    }

    /** The right that is missing, as RBAC gives it; empty where none is. */
    static String rule(Outcome outcome) {
        if (!(outcome instanceof Outcome.Forbidden f)) {
            return "";
        }
        return Arrays.stream(Rights.Need.values())
                .map(Rights.Need::rule)
                .filter(r -> r.contains("\"" + f.verb() + "\"") && r.contains("\"" + f.resource() + "\""))
                .findFirst()
                .orElse("");
    }

    /** Takes the name only; a browser without scripts holds the form back by it. */
    public String pattern() {
        return typed.replace(".", "\\.");
    }

    public boolean possible() {
        return refusal.isEmpty();
    }

    private static List<Field> fields(Answer planned, String idempotencyKey) {
        var fields = new ArrayList<Field>();
        fields.add(new Field("uid", planned.order().uid().value()));
        fields.add(new Field("generation", String.valueOf(planned.order().generation())));
        fields.add(new Field("idempotencyKey", idempotencyKey));
        fields.addAll(Asked.fields(planned.action()));
        return List.copyOf(fields);
    }

    private static List<Point> checks(View view, DaemonSetUnderstanding daemonSet, Action action, Outcome outcome) {
        var checks = new ArrayList<Point>();
        String right = action.verb()
                + (action instanceof Action.Replace ? " pods in " : " DaemonSets in ")
                + action.target().namespace();
        switch (outcome) {
            case Outcome.Planned p -> {
                checks.add(Point.of("check", "You may " + right, ""));
                checks.add(Point.of("check", "The API server's dry run took it", ""));
            }
            case Outcome.Forbidden f -> checks.add(Point.warning("You may not " + right, ""));
            case Outcome.Unchanged u -> checks.add(Point.warning("There is nothing to change", ""));
            case Outcome.Accepted a -> {}
            case Outcome.Changed c -> checks.add(Point.warning("It changed while the page was drawn", ""));
            case Outcome.Missing m -> checks.add(Point.warning("It is gone", ""));
            case Outcome.Rejected r -> checks.add(Point.warning("The API server's dry run refused it", ""));
            case Outcome.Crowded c -> checks.add(Point.warning("The API server was not asked", ""));
            case Outcome.Unreachable u -> checks.add(Point.warning("The API server could not be asked", ""));
            case Outcome.Unknown u -> checks.add(Point.warning("The API server could not be asked", ""));
        }
        checks.add(
                underWay(daemonSet.rollout().state())
                        ? Point.warning("A rollout is under way", "")
                        : Point.of("check", "No other rollout is under way", ""));
        if (!(view.freshness() instanceof Freshness.Live)) {
            checks.add(Point.warning("What Everynode knows of " + view.title() + " may be old", ""));
        }
        return List.copyOf(checks);
    }

    static boolean underWay(RolloutState state) {
        return state instanceof RolloutState.Progressing || state instanceof RolloutState.Stalled;
    }
}
