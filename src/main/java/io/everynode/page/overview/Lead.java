package io.everynode.page.overview;

import io.everynode.board.View;
import io.everynode.insight.Attention;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.model.Freshness;
import io.everynode.web.Age;
import io.everynode.web.Plural;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The headline: how many need somebody.
 *
 * @param ago stands after {@code fact} where the data are old
 * @param others the rest of the DaemonSets, each part leading to those that it speaks of
 */
record Lead(String fact, @Nullable Age ago, List<Linked> others, String why, Aside aside) {

    /** @param heard when the cluster was heard last, where that is long ago */
    record Aside(String size, String state, @Nullable Age heard) {}

    static Lead of(View view, Filter filter) {
        Collection<DaemonSetUnderstanding> all =
                view.understanding().daemonSets().values();
        if (!view.snapshot().complete()) {
            // The banner says why.
            return new Lead("Nothing is known of " + view.title() + " yet.", null, List.of(), "", aside(view));
        }
        if (all.isEmpty()) {
            return new Lead(
                    "There is no DaemonSet on " + view.title() + ".",
                    null,
                    List.of(),
                    "As soon as one is created it appears here by itself.",
                    aside(view));
        }
        boolean past = past(view);
        return new Lead(
                fact(view, all, past) + (past ? "" : "."),
                past ? Age.of(view.lastHeard(), view.at()) : null,
                others(all, filter),
                "",
                aside(view));
    }

    /** The same for the window's title. */
    public String title() {
        return fact.endsWith(".") ? fact.substring(0, fact.length() - 1) : fact;
    }

    private static boolean past(View view) {
        return switch (view.freshness()) {
            case Freshness.Live l -> false;
            case Freshness.Starting s -> false;
            case Freshness.Stale s -> true;
            case Freshness.Unreachable u -> true;
            case Freshness.Forbidden f -> true;
        };
    }

    private static String fact(View view, Collection<DaemonSetUnderstanding> all, boolean past) {
        int needing = count(all, Attention.NEEDS_YOU);
        if (needing > 0) {
            String verb = past ? "needed" : needing == 1 ? "needs" : "need";
            return needing + " of " + Plural.of(all.size(), "DaemonSet") + " on " + view.title() + " " + verb + " you";
        }
        if (count(all, Attention.WELL) == all.size()) {
            return "Everything on " + view.title() + (past ? " was" : " is") + " as it should be";
        }
        return "Nothing on " + view.title() + (past ? " needed" : " needs") + " you";
    }

    private static List<Linked> others(Collection<DaemonSetUnderstanding> all, Filter filter) {
        int moving = count(all, Attention.MOVING);
        int explained = count(all, Attention.EXPLAINED);
        int well = count(all, Attention.WELL);
        var parts = new ArrayList<Linked>();
        if (moving > 0) {
            parts.add(new Linked(
                    moving + (moving == 1 ? " is" : " are") + " moving",
                    filter.reset().only(Attention.MOVING).address("/")));
        }
        if (explained > 0) {
            String nodes = Explained.nodes(all);
            parts.add(new Linked(
                    explained + (explained == 1 ? " is" : " are") + " off only because of " + nodes,
                    filter.reset().only(Attention.EXPLAINED).address("/")));
        }
        if (well > 0) {
            parts.add(new Linked(
                    well == 1 ? "1 is as it should be" : well + " are as they should be",
                    filter.reset().only(Attention.WELL).address("/")));
        }
        return List.copyOf(parts);
    }

    private static int count(Collection<DaemonSetUnderstanding> all, Attention attention) {
        return (int) all.stream().filter(d -> d.attention() == attention).count();
    }

    private static Aside aside(View view) {
        int pods = view.understanding().daemonSets().values().stream()
                .flatMap(d -> d.cells().stream())
                .mapToInt(c -> c.pods().size())
                .sum();
        String size = Plural.of(pods, "daemon pod") + " on "
                + Plural.of(view.snapshot().nodes().size(), "node");
        String version = view.version().isEmpty() ? "" : ", Kubernetes " + view.version();
        return new Aside(
                size, view.freshness().state() + version, past(view) ? Age.of(view.lastHeard(), view.at()) : null);
    }
}
