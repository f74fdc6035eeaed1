package io.everynode.page.daemonset;

import io.everynode.action.Activity;
import io.everynode.action.Permits;
import io.everynode.board.Board;
import io.everynode.insight.Finding;
import io.everynode.live.LivePage;
import io.everynode.live.Region;
import io.everynode.live.Share;
import io.everynode.model.ClusterName;
import io.everynode.model.DaemonSetRef;
import io.everynode.page.FrameRegions;
import io.everynode.page.PoolConfig;
import io.everynode.web.Links;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page of one DaemonSet while it is open.
 *
 * @param visible the clusters that the caller may see
 * @param group what its nodes were asked to be grouped by, if anything was asked
 * @param permits what the caller may do
 */
record DaemonSetPage(
        Board board,
        Activity activity,
        PoolConfig pools,
        Set<ClusterName> visible,
        DaemonSetRef ref,
        @Nullable String group,
        Permits permits)
        implements LivePage {

    @Override
    public Instant now() {
        return board.clock(ref.cluster()).instant();
    }

    @Override
    public List<Share> shares() {
        return FrameRegions.around(
                board, visible, ref.cluster(), () -> view().map(this::regions).orElseGet(this::gone));
    }

    /** Absent where there is no such DaemonSet, or no longer. */
    Optional<DaemonSetView> view() {
        return board.view(ref.cluster())
                .flatMap(v -> Optional.ofNullable(v.understanding().daemonSets().get(ref))
                        .map(d -> DaemonSetView.of(
                                v,
                                d,
                                Grouping.of(group, v.snapshot().nodes(), pools),
                                permits,
                                activity.newestDoneTo(ref))));
    }

    /** What the caller may do. */
    Menu menu() {
        return Menu.of(permits, ref);
    }

    private List<Region> regions(DaemonSetView view) {
        return List.of(
                Region.of("menu", menu(), () -> Templates.menu(menu())),
                Region.of("lead", view.lead(), () -> Templates.lead(view)),
                Region.of("deed", view.deed(), () -> Templates.deed(view.deed())),
                Region.of("counts", List.of(view.counts(), view.agreement()), () -> Templates.counts(view)),
                Region.of("course", view.course(), () -> Templates.course(view.course())),
                nodes(view.grid()),
                Region.of("trouble", view.trouble(), () -> Templates.trouble(view)),
                Region.of("revisions", view.revisions(), () -> Templates.revisions(view)),
                Region.of("facts", view.facts(), () -> Templates.facts(view)),
                Region.of("findings", view.findings(), () -> Templates.findings(view.findings())),
                Region.of("events", view.events(), () -> Templates.events(view)));
    }

    /** While the same nodes stand in the same places, each tile is sent by itself. */
    private static Region nodes(NodeGrid grid) {
        Stream<Region> legend = Stream.of(Region.of("legend", grid.legend(), () -> Templates.legend(grid.legend())));
        Stream<Region> heads = grid.groups().stream()
                .map(NodeGrid.Group::head)
                .map(h -> Region.of(h.id(), h, () -> Templates.group(h)));
        Stream<Region> tiles = grid.groups().stream()
                .flatMap(g -> g.tiles().stream())
                .map(t -> Region.of(t.id(), t, () -> Templates.tile(t)));
        Stream<Region> unwanted =
                Stream.of(Region.of("unwanted", grid.unwanted(), () -> Templates.unwanted(grid.unwanted())));
        return new Region(
                "nodes",
                grid.shape(),
                () -> Templates.nodes(grid),
                Stream.of(legend, heads, tiles, unwanted).flatMap(s -> s).toList());
    }

    private List<Region> gone() {
        return List.of(Region.of("lead", "gone", () -> Templates.gone(ref, Links.overview(ref.cluster()))));
    }

    @CheckedTemplate(basePath = "daemonset")
    static class Templates {
        static native TemplateInstance menu(Menu menu);

        static native TemplateInstance lead(DaemonSetView view);

        static native TemplateInstance deed(LastDeed deed);

        static native TemplateInstance counts(DaemonSetView view);

        static native TemplateInstance course(Course course);

        static native TemplateInstance nodes(NodeGrid grid);

        static native TemplateInstance legend(List<NodeGrid.Legend> legend);

        static native TemplateInstance unwanted(Unwanted unwanted);

        static native TemplateInstance group(NodeGrid.Head head);

        static native TemplateInstance tile(NodeGrid.Tile tile);

        static native TemplateInstance trouble(DaemonSetView view);

        static native TemplateInstance revisions(DaemonSetView view);

        static native TemplateInstance facts(DaemonSetView view);

        static native TemplateInstance findings(List<Finding> findings);

        static native TemplateInstance events(DaemonSetView view);

        static native TemplateInstance gone(DaemonSetRef ref, String overview);
    }
}
