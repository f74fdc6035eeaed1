package io.everynode.page.overview;

import io.everynode.action.Permits;
import io.everynode.board.View;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.Verdict;
import io.everynode.model.Freshness;
import io.everynode.page.NodeOrder;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The overview of one cluster as it stands.
 *
 * @param empty why the table has no row; empty where it has some
 * @param legend how many cells of the rows that are shown carry each verdict
 */
record OverviewView(Lead lead, FilterBar bar, Roster roster, Empty empty, List<Share> legend) {

    record Share(Verdict verdict, int cells) {}

    /** @param fact empty where the table has rows */
    record Empty(String fact, String why, String href, String way) {
        static final Empty NO = new Empty("", "", "", "");
    }

    static OverviewView of(View view, NodeOrder order, Filter filter, Permits permits) {
        Collection<DaemonSetUnderstanding> all =
                view.understanding().daemonSets().values();
        Roster roster = Roster.of(all, order, filter, view.at());
        return new OverviewView(
                Lead.of(view, filter),
                FilterBar.of(all, filter, permits),
                roster,
                roster.groups().isEmpty() ? empty(view, filter) : Empty.NO,
                legend(all, filter));
    }

    private static Empty empty(View view, Filter filter) {
        int all = view.understanding().daemonSets().size();
        if (all > 0) {
            return new Empty(
                    "No DaemonSet is like that now.",
                    "Of " + all + " on this cluster none passes these filters; one that does appears here by itself.",
                    filter.reset().address("/"),
                    "Show all " + all);
        }
        return view.snapshot().complete()
                ? Empty.NO
                : new Empty(
                        "No DaemonSet is known yet.",
                        "They appear here by themselves as soon as " + until(view.freshness()) + ".",
                        "/clusters",
                        "Show all clusters");
    }

    private static String until(Freshness freshness) {
        return switch (freshness) {
            case Freshness.Forbidden f -> "Everynode may read them";
            case Freshness.Unreachable u -> "the cluster can be reached";
            case Freshness.Live l -> "Everynode has read them";
            case Freshness.Stale s -> "Everynode has read them";
            case Freshness.Starting s -> "Everynode has read them";
        };
    }

    private static List<Share> legend(Collection<DaemonSetUnderstanding> all, Filter filter) {
        var shown = all.stream().filter(filter::takes).toList();
        return Arrays.stream(Verdict.values())
                .map(v -> new Share(
                        v,
                        shown.stream()
                                .mapToInt(d -> d.verdicts().getOrDefault(v, 0))
                                .sum()))
                .filter(s -> s.cells() > 0)
                .toList();
    }
}
