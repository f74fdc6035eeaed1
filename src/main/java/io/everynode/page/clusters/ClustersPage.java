package io.everynode.page.clusters;

import io.everynode.board.Board;
import io.everynode.live.LivePage;
import io.everynode.live.Region;
import io.everynode.live.Share;
import io.everynode.model.ClusterName;
import io.everynode.page.FrameRegions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** The list of clusters. */
record ClustersPage(Board board, InstantSource clock, Set<ClusterName> visible) implements LivePage {

    @Override
    public Instant now() {
        return clock.instant();
    }

    ClustersView view() {
        return ClustersView.of(board.clusters().stream()
                .filter(visible::contains)
                .flatMap(c -> board.view(c).stream())
                .map(v -> ClusterRow.of(v, board.clock(v.cluster()).instant(), now()))
                .toList());
    }

    @Override
    public List<Share> shares() {
        return FrameRegions.around(board, visible, null, new Share(visible, () -> regions(view())));
    }

    private static List<Region> regions(ClustersView view) {
        return List.of(
                Region.of("lead", view.sentence(), () -> Templates.lead(view.sentence())),
                new Region(
                        "list",
                        view.rows().stream().map(ClusterRow::id).toList(),
                        () -> Templates.list(view.rows()),
                        view.rows().stream()
                                .map(r -> Region.of(r.id(), r, () -> Templates.row(r)))
                                .toList()));
    }
}
