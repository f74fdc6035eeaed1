package io.everynode.page.node;

import io.everynode.board.Board;
import io.everynode.live.LivePage;
import io.everynode.live.Region;
import io.everynode.live.Share;
import io.everynode.model.ClusterName;
import io.everynode.page.FrameRegions;
import io.everynode.page.PoolConfig;
import io.everynode.web.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The nodes of one cluster through one filter. */
record NodesPage(Board board, PoolConfig pools, NodeFilter filter, Set<ClusterName> visible) implements LivePage {
    @Override
    public Instant now() {
        return board.clock(filter.cluster()).instant();
    }

    Optional<NodesView> view() {
        return board.view(filter.cluster()).map(v -> NodesView.of(v, filter, pools));
    }

    @Override
    public List<Share> shares() {
        return FrameRegions.around(
                board,
                visible,
                filter.cluster(),
                () -> view().map(NodesPage::regions).orElse(List.of()));
    }

    private static List<Region> regions(NodesView view) {
        return List.of(
                Region.of("lead", view.lead(), () -> Templates.nodesLead(view.lead())),
                Region.of("chips", view.chips(), () -> Templates.nodesChips(view.chips())),
                new Region(
                        "roster",
                        List.of(
                                view.empty(),
                                view.part().cut(),
                                view.rows().stream().map(NodeRow::id).toList()),
                        () -> Templates.nodesTable(view),
                        view.rows().stream()
                                .map(r -> Region.of(r.id(), r, () -> Templates.nodesRow(r)))
                                .toList()),
                Region.of("pages", view.part(), () -> Templates.nodesPages(view.part())));
    }

    @CheckedTemplate(basePath = "node")
    static class Templates {
        static native TemplateInstance nodes(Frame frame, NodesView view);

        static native TemplateInstance nodesLead(NodesView.Lead lead);

        static native TemplateInstance nodesChips(List<NodesView.Chip> chips);

        static native TemplateInstance nodesTable(NodesView view);

        static native TemplateInstance nodesPages(Pages part);

        static native TemplateInstance nodesRow(NodeRow row);
    }
}
