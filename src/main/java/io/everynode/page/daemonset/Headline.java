package io.everynode.page.daemonset;

import io.everynode.action.Owner;
import io.everynode.action.Permits;
import io.everynode.action.Rights.Lack;
import io.everynode.insight.AttentionItem;
import io.everynode.insight.AttentionItem.Way;
import io.everynode.insight.Attribution;
import io.everynode.insight.Cell;
import io.everynode.insight.ClusterUnderstanding;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.Rollout;
import io.everynode.insight.Verdict;
import io.everynode.model.DaemonSetFacts;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.UpdateStrategy;
import io.everynode.page.Ways;
import io.everynode.web.Links;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The head of the page: what is the matter, who is to blame, and the ways out.
 *
 * @param state of the rollout, its code
 * @param sentence what could be read out on the phone
 * @param blame absent where nothing is wrong
 */
public record Headline(
        String state,
        String sentence,
        @Nullable Blame blame,
        List<WayOut> ways,
        List<String> images,
        List<String> badges) {

    /**
     * Whether it is the release or the node.
     *
     * @param lead up to and with the first colon
     * @param evidence after it
     */
    public record Blame(Verdict verdict, String lead, String evidence) {}

    /**
     * A link to what mends it; the first one is the best.
     *
     * @param lack why it may not be followed; empty where it may
     */
    public record WayOut(String label, String path, String lack) {}

    private record Target(String label, String path) {}

    static Headline of(DaemonSetUnderstanding understanding, ClusterUnderstanding cluster, Permits permits) {
        DaemonSetFacts facts = understanding.facts();
        return new Headline(
                understanding.rollout().state().code(),
                understanding.sentence(),
                blame(understanding),
                ways(facts.ref(), cluster.attention(), permits),
                facts.template().images(),
                badges(facts));
    }

    public boolean stalled() {
        return state.equals("stalled");
    }

    private static @Nullable Blame blame(DaemonSetUnderstanding understanding) {
        Rollout rollout = understanding.rollout();
        if (rollout.attribution() == Attribution.NONE
                || rollout.attributionSentence().isEmpty()) {
            return null;
        }
        String sentence = rollout.attributionSentence();
        int colon = sentence.indexOf(": ");
        Verdict verdict =
                understanding.troubled().stream().map(Cell::verdict).findFirst().orElse(Verdict.UPDATING);
        return colon < 0
                ? new Blame(verdict, "", sentence)
                : new Blame(verdict, sentence.substring(0, colon + 1), sentence.substring(colon + 2));
    }

    private static List<WayOut> ways(DaemonSetRef ref, List<AttentionItem> attention, Permits permits) {
        return attention.stream()
                .filter(i -> ref.equals(i.daemonSet()) || i.hurts().contains(ref))
                .flatMap(i -> i.ways().stream())
                .map(w -> {
                    Target to = target(ref, w);
                    return new WayOut(to.label(), to.path(), lack(Ways.lacking(w, permits)));
                })
                .filter(w -> !w.path().isEmpty())
                .distinct()
                .toList();
    }

    /** With its rule: of another DaemonSet, the menu does not have it. */
    private static String lack(Optional<Lack> lack) {
        return lack.map(l -> l.sentence() + (l.rule().isEmpty() ? "" : " This RBAC rule would allow it: " + l.rule()))
                .orElse("");
    }

    /** The way to this very page leads nowhere from here: its path is empty. */
    private static Target target(DaemonSetRef ref, Way way) {
        return switch (way) {
            case Way.Restart(DaemonSetRef other)
            when other.equals(ref) -> new Target("Restart…", Links.action(other, "restarts"));
            case Way.Restart(DaemonSetRef other) ->
                new Target("Restart " + other.name() + "…", Links.action(other, "restarts"));
            case Way.Undo undo ->
                new Target(
                        "Undo to revision " + undo.to() + "…",
                        Links.action(undo.daemonSet(), "rollbacks") + "?toRevision=" + undo.to());
            case Way.SetStrategy set -> new Target(Ways.words(set), Ways.href(set));
            case Way.ReplaceOld replace ->
                new Target("Replace old pods…", Links.action(replace.daemonSet(), "replacements"));
            case Way.ReplaceFailing replace -> new Target(Ways.words(replace), Ways.href(replace));
            case Way.ForceDelete force -> new Target("Force-delete its pod on " + force.node() + "…", Ways.href(force));
            case Way.ShowDaemonSet(DaemonSetRef other) when other.equals(ref) -> new Target("", "");
            case Way.ShowDaemonSet(DaemonSetRef other) -> new Target("Open " + other.name(), Links.daemonSet(other));
            case Way.ShowNode show -> new Target("Open " + show.node(), Links.node(ref.cluster(), show.node()));
        };
    }

    private static List<String> badges(DaemonSetFacts facts) {
        var badges = new ArrayList<String>();
        Owner.of(facts).map(Owner::badge).ifPresent(badges::add);
        badges.add(
                switch (facts.strategy()) {
                    case UpdateStrategy.OnDelete s -> "OnDelete";
                    case UpdateStrategy.RollingUpdate s when s.maxSurge().value() > 0 -> "maxSurge " + s.maxSurge();
                    case UpdateStrategy.RollingUpdate s -> "maxUnavailable " + s.maxUnavailable();
                });
        if (facts.template().priorityClassName().startsWith("system-")) {
            badges.add(facts.template().priorityClassName());
        }
        return badges;
    }
}
