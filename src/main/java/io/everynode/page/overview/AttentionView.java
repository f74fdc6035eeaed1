package io.everynode.page.overview;

import io.everynode.action.Permits;
import io.everynode.action.Rights.Lack;
import io.everynode.board.View;
import io.everynode.insight.AttentionItem;
import io.everynode.insight.AttentionItem.Way;
import io.everynode.insight.Verdict;
import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import io.everynode.model.NodeName;
import io.everynode.page.Ways;
import io.everynode.web.Age;
import io.everynode.web.Links;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What needs somebody, most urgent first.
 *
 * @param quieter the rest, folded
 * @param summary what is folded, in words
 */
record AttentionView(List<Item> first, List<Item> quieter, String summary, List<Elsewhere> elsewhere) {
    private static final int UNFOLDED = 5;
    private static final int NAMED = 2;
    private static final int OFFERED = 3;

    /**
     * @param id of its element: while one reads or points at it, it does not become another one
     * @param matter names it as long as it lasts, whatever is said of it meanwhile
     * @param ways out, the best first
     * @param lacks why some of them may not be followed, and the rules that would give the rights
     */
    record Item(
            String id,
            String matter,
            Verdict verdict,
            Linked subject,
            List<Linked> fact,
            String why,
            Age age,
            List<Button> ways,
            List<Lack> lacks) {}

    /**
     * @param icon the name of a glyph; empty for none
     * @param lack why it may not be pressed; empty where it may
     */
    record Button(String text, String href, String icon, String kind, String lack) {
        Button(String text, String href, String icon, String kind) {
            this(text, href, icon, kind, "");
        }

        Button lacking(Optional<Lack> lack) {
            return lack.map(l -> new Button(text, href, icon, kind, l.sentence()))
                    .orElse(this);
        }
    }

    /** What needs somebody on another cluster. */
    record Elsewhere(String title, String href, List<Item> items, String more) {}

    static AttentionView of(View view, List<View> others, Permits permits) {
        List<Item> items = items(view, permits, true);
        List<Item> first = items.stream().limit(UNFOLDED).toList();
        List<AttentionItem> rest =
                view.understanding().attention().stream().skip(UNFOLDED).toList();
        return new AttentionView(
                first,
                items.stream().skip(UNFOLDED).toList(),
                summary(rest),
                others.stream()
                        .filter(o -> !o.understanding().attention().isEmpty())
                        .map(o -> elsewhere(o, permits))
                        .toList());
    }

    public boolean calm() {
        return first.isEmpty() && elsewhere.isEmpty();
    }

    private static String summary(List<AttentionItem> rest) {
        String named = rest.stream()
                .limit(NAMED)
                .map(i -> i.subject() + " " + withoutStop(i.fact()))
                .collect(Collectors.joining(", "));
        return rest.size() + " quieter: " + named
                + (rest.size() > NAMED ? " and " + (rest.size() - NAMED) + " more" : "");
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static Elsewhere elsewhere(View other, Permits permits) {
        List<Item> items = items(other, permits, false);
        int more = items.size() - NAMED;
        return new Elsewhere(
                "On " + other.title(),
                Links.overview(other.cluster()),
                items.stream().limit(NAMED).toList(),
                more > 0 ? "Show " + more + " more on " + other.title() : "");
    }

    /** @param here whether the first one's best way out is the page's filled button */
    private static List<Item> items(View view, Permits permits, boolean here) {
        List<AttentionItem> all = view.understanding().attention();
        return IntStream.range(0, all.size())
                .mapToObj(i -> item(view, all.get(i), permits, here && i == 0))
                .toList();
    }

    private static Item item(View view, AttentionItem item, Permits permits, boolean filled) {
        ClusterName cluster = view.cluster();
        List<Way> ways = offered(item);
        return new Item(
                "matter." + cluster + "." + matter(item).replace(' ', '.') + "."
                        + item.verdict().code(),
                matter(item),
                item.verdict(),
                new Linked(item.subject(), subjectHref(cluster, item)),
                Linked.nodesIn(item.fact(), cluster, item.nodes()),
                item.why(),
                Age.of(item.since(), view.at()),
                buttons(cluster, ways, permits, filled),
                ways.stream()
                        .flatMap(w -> Ways.lacking(w, permits).stream())
                        .distinct()
                        .toList());
    }

    private static String matter(AttentionItem item) {
        DaemonSetRef daemonSet = item.daemonSet();
        return item.urgency().kind() + " "
                + (daemonSet == null ? item.nodes().getFirst() + " " + item.verdict() : daemonSet);
    }

    /** Where the DaemonSet can be shown, its nodes are left to the links in the sentence. */
    private static List<Way> offered(AttentionItem item) {
        return item.ways().stream()
                .filter(w -> item.daemonSet() == null || !(w instanceof Way.ShowNode))
                .limit(OFFERED)
                .toList();
    }

    private static List<Button> buttons(ClusterName cluster, List<Way> ways, Permits permits, boolean filled) {
        return IntStream.range(0, ways.size())
                .mapToObj(i -> button(cluster, ways.get(i), kind(ways.get(i), i == 0, filled))
                        .lacking(Ways.lacking(ways.get(i), permits)))
                .toList();
    }

    private static String kind(Way way, boolean first, boolean filled) {
        boolean shows = way instanceof Way.ShowDaemonSet || way instanceof Way.ShowNode;
        if (first) {
            return filled && !shows ? "primary" : "";
        }
        return shows ? "quiet" : "";
    }

    private static String subjectHref(ClusterName cluster, AttentionItem item) {
        DaemonSetRef daemonSet = item.daemonSet();
        if (daemonSet != null) {
            return Links.daemonSet(daemonSet);
        }
        List<NodeName> nodes = item.nodes();
        return nodes.isEmpty() ? Links.overview(cluster) : Links.node(cluster, nodes.getFirst());
    }

    private static Button button(ClusterName cluster, Way way, String kind) {
        return switch (way) {
            case Way.Restart w -> new Button("Restart…", Links.action(w.daemonSet(), "restarts"), "restart", kind);
            case Way.Undo w ->
                new Button(
                        "Undo to revision " + w.to() + "…",
                        Links.action(w.daemonSet(), "rollbacks") + "?toRevision=" + w.to(),
                        "undo",
                        kind);
            case Way.SetStrategy w -> new Button(Ways.words(w), Ways.href(w), "sliders", kind);
            case Way.ReplaceOld w ->
                new Button("Replace old pods…", Links.action(w.daemonSet(), "replacements"), "swap", kind);
            case Way.ReplaceFailing w -> new Button(Ways.words(w), Ways.href(w), "swap", kind);
            case Way.ForceDelete w ->
                new Button("Force-delete its pod on " + w.node() + "…", Ways.href(w), "trash", kind);
            case Way.ShowDaemonSet w -> new Button("Show", Links.daemonSet(w.daemonSet()), "", kind);
            case Way.ShowNode w -> new Button("Show " + w.node(), Links.node(cluster, w.node()), "", kind);
        };
    }
}
