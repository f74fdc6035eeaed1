package io.everynode.page.node;

import io.everynode.board.Board;
import io.everynode.live.LivePage;
import io.everynode.live.Region;
import io.everynode.live.Share;
import io.everynode.model.ClusterName;
import io.everynode.model.NodeName;
import io.everynode.page.FrameRegions;
import io.everynode.page.PoolConfig;
import io.everynode.web.Links;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The page of one node while it is open.
 *
 * @param visible the clusters that the caller may see
 */
record NodePage(Board board, PoolConfig pools, Set<ClusterName> visible, ClusterName cluster, NodeName node)
        implements LivePage {

    @Override
    public Instant now() {
        return board.clock(cluster).instant();
    }

    @Override
    public List<Share> shares() {
        return FrameRegions.around(
                board, visible, cluster, () -> view().map(NodePage::regions).orElseGet(this::gone));
    }

    /** Absent where there is no such node, or no longer. */
    Optional<NodeView> view() {
        return board.view(cluster).flatMap(v -> v.understanding().node(node).map(n -> NodeView.of(v, n, pools)));
    }

    private static List<Region> regions(NodeView view) {
        return List.of(
                Region.of("lead", view.lead(), () -> Templates.lead(view)),
                Region.of(
                        "daemonsets",
                        List.of(view.wanted(), view.rows(), view.elsewhere()),
                        () -> Templates.daemonsets(view)),
                Region.of("overhead", List.of(view.overhead(), view.here()), () -> Templates.overhead(view)),
                Region.of(
                        "aside",
                        List.of(view.taints(), view.labels(), view.conditions()),
                        () -> Templates.aside(view)));
    }

    private List<Region> gone() {
        return List.of(Region.of("lead", "gone", () -> Templates.gone(node, Links.overview(cluster))));
    }

    @CheckedTemplate(basePath = "node")
    static class Templates {
        static native TemplateInstance lead(NodeView view);

        static native TemplateInstance daemonsets(NodeView view);

        static native TemplateInstance overhead(NodeView view);

        static native TemplateInstance aside(NodeView view);

        static native TemplateInstance gone(NodeName node, String overview);
    }
}
