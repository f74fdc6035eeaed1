package io.everynode.page.matrix;

import io.everynode.board.Board;
import io.everynode.live.LivePage;
import io.everynode.live.Region;
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
import java.util.stream.Stream;

/** The matrix of one cluster through one filter, and the cell that is looked at. */
record MatrixPage(Board board, PoolConfig pools, MatrixFilter filter, Set<ClusterName> visible) implements LivePage {
    @Override
    public Set<ClusterName> clusters() {
        // The bar shows all of them.
        return visible;
    }

    @Override
    public Instant now() {
        return board.clock(filter.cluster()).instant();
    }

    Optional<MatrixView> view() {
        return board.view(filter.cluster()).map(v -> MatrixView.of(v, filter, pools));
    }

    @Override
    public List<Region> regions() {
        return FrameRegions.around(
                board,
                visible,
                filter.cluster(),
                view().map(MatrixPage::regions).orElse(List.of()));
    }

    /** While the same DaemonSets and nodes stand in the same places, each row is sent by itself. */
    private static List<Region> regions(MatrixView view) {
        List<Object> shape = List.of(
                view.table().columns(),
                view.note(),
                view.table().rows().stream()
                        .map(r -> List.of(r.id(), r.breaks()))
                        .toList());
        return List.of(
                Region.of("lead", view.lead(), () -> Templates.lead(view.lead())),
                Region.of("chips", view.chips(), () -> Templates.chips(view.chips())),
                new Region(
                        "roster",
                        shape,
                        () -> Templates.table(view),
                        Stream.concat(
                                        Stream.of(heads(view.table())),
                                        view.table().rows().stream()
                                                .map(r -> Region.of(r.id(), r, () -> Templates.row(r))))
                                .toList()),
                Region.of("inspector", view.inspector(), () -> Templates.inspector(view.inspector())));
    }

    private static Region heads(MatrixView.Table table) {
        return Region.of("columns", table.groups(), () -> Templates.heads(table));
    }

    @CheckedTemplate(basePath = "matrix")
    static class Templates {
        static native TemplateInstance page(Frame frame, MatrixView view);

        static native TemplateInstance lead(MatrixView.Lead lead);

        static native TemplateInstance chips(List<MatrixView.Chip> chips);

        static native TemplateInstance table(MatrixView view);

        static native TemplateInstance heads(MatrixView.Table table);

        static native TemplateInstance row(MatrixView.Row row);

        static native TemplateInstance inspector(Inspector inspector);
    }
}
