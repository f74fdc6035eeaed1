package io.everynode.page.overview;

import io.everynode.action.Permits;
import io.everynode.board.Board;
import io.everynode.board.View;
import io.everynode.live.LivePage;
import io.everynode.live.Region;
import io.everynode.live.Share;
import io.everynode.model.ClusterName;
import io.everynode.page.FrameRegions;
import io.everynode.page.NodeOrder;
import io.everynode.page.PoolConfig;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The overview of one cluster through one filter.
 *
 * @param permits what the caller may do
 */
record OverviewPage(Board board, PoolConfig pools, Filter filter, Set<ClusterName> visible, Permits permits)
        implements LivePage {

    @Override
    public Instant now() {
        return board.clock(filter.cluster()).instant();
    }

    Optional<OverviewView> view() {
        return board.view(filter.cluster()).map(v -> OverviewView.of(v, order(v), filter, permits));
    }

    /** The trouble of the other clusters stands there, too. */
    Optional<AttentionView> attention() {
        return board.view(filter.cluster()).map(v -> AttentionView.of(v, others(), permits));
    }

    private List<View> others() {
        return board.clusters().stream()
                .filter(c -> visible.contains(c) && !c.equals(filter.cluster()))
                .flatMap(c -> board.view(c).stream())
                .toList();
    }

    private NodeOrder order(View view) {
        return NodeOrder.of(view.snapshot().nodes(), filter.group(), pools).forStrips();
    }

    @Override
    public List<Share> shares() {
        return FrameRegions.around(
                board,
                visible,
                filter.cluster(),
                new Share(
                        visible,
                        () -> attention()
                                .map(OverviewPage::region)
                                .map(List::of)
                                .orElse(List.of())),
                new Share(
                        Set.of(filter.cluster()),
                        () -> view().map(this::regions).orElse(List.of())));
    }

    private static Region region(AttentionView attention) {
        return Region.of("attention", attention, () -> Templates.attention(attention));
    }

    private List<Region> regions(OverviewView view) {
        return List.of(
                Region.of("lead", view.lead(), () -> Templates.lead(view.lead())),
                Region.of(
                        "chips",
                        view.bar().chips(),
                        () -> Templates.chips(view.bar().chips())),
                new Region("roster", shape(view), () -> Templates.roster(view.roster(), view.empty()), rows(view)),
                Region.of("legend", view.legend(), () -> Templates.legend(view.legend())));
    }

    /** What decides that the table is drawn anew: which rows, in which order, under which heads. */
    private static List<Object> shape(OverviewView view) {
        return List.of(
                view.roster().head(),
                view.empty(),
                view.roster().groups().stream()
                        .map(g -> List.of(
                                g.title(),
                                g.full(),
                                g.rows().stream().map(Row::id).toList()))
                        .toList());
    }

    private static List<Region> rows(OverviewView view) {
        return view.roster().groups().stream()
                .flatMap(g -> g.rows().stream())
                .map(r -> Region.of(r.id(), r, () -> Templates.row(r)))
                .toList();
    }
}
