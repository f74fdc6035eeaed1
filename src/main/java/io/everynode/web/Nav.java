package io.everynode.web;

import io.everynode.board.Board;
import io.everynode.board.View;
import io.everynode.model.ClusterName;
import io.everynode.model.Freshness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The clusters in the bar, each with its freshness. Its fragment is {@code frame/clusters}.
 *
 * @param query what keeps a link to a section with the cluster that is looked at; empty where none is
 */
public record Nav(List<Tab> tabs, List<Tab> more, String query) {
    /** More than these are folded, the one that is shown never. */
    private static final int SHOWN = 4;

    /**
     * @param state of freshness, the API's word
     * @param small what stands beside the name: its size, or what is wrong
     * @param words the reason, on hover
     */
    public record Tab(String title, String href, String state, String small, String words, boolean current) {}

    /** @param current the cluster that the page shows; none on pages that show all */
    public static Nav of(Board board, Set<ClusterName> visible, @Nullable ClusterName current) {
        List<Tab> all = board.clusters().stream()
                .filter(visible::contains)
                .map(c -> tab(c, board.view(c), c.equals(current)))
                .toList();
        var shown = new ArrayList<>(all.subList(0, Math.min(SHOWN, all.size())));
        all.stream().skip(SHOWN).filter(Tab::current).forEach(t -> shown.set(SHOWN - 1, t));
        return new Nav(
                List.copyOf(shown),
                all.stream().filter(t -> !shown.contains(t)).toList(),
                current == null ? "" : "?cluster=" + Links.part(current.value()));
    }

    private static Tab tab(ClusterName cluster, Optional<View> view, boolean current) {
        return new Tab(
                view.map(View::title).orElse(cluster.value()),
                Links.overview(cluster),
                view.map(v -> v.freshness().state()).orElse("starting"),
                view.map(Nav::small).orElse("starting"),
                view.map(v -> v.freshness().reason()).orElse("Not heard of yet."),
                current);
    }

    private static String small(View view) {
        return switch (view.freshness()) {
            case Freshness.Live live -> Plural.of(view.snapshot().nodes().size(), "node");
            case Freshness.Starting starting -> "starting";
            case Freshness.Stale stale -> "behind";
            case Freshness.Unreachable unreachable -> "unreachable";
            case Freshness.Forbidden forbidden -> "not allowed";
        };
    }
}
