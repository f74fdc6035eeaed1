package io.everynode.page.matrix;

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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The matrix of one cluster through one filter, and the cell that is looked at. */
record MatrixPage(Board board, PoolConfig pools, MatrixFilter filter, Set<ClusterName> visible) implements LivePage {
    @Override
    public Instant now() {
        return board.clock(filter.cluster()).instant();
    }

    Optional<MatrixView> view() {
        return board.view(filter.cluster()).map(v -> MatrixView.of(v, filter, pools));
    }

    @Override
    public List<Share> shares() {
        return FrameRegions.around(
                board,
                visible,
                filter.cluster(),
                () -> view().map(MatrixPage::regions).orElse(List.of()));
    }

    /** The table in the canvas' stead, for readers without a script. */
    @Nullable
    MatrixView withoutScript(MatrixView view) {
        return view.canvas() == null
                ? null
                : new MatrixPage(board, pools, filter.shownAs(MatrixFilter.As.TABLE), visible)
                        .view()
                        .orElse(null);
    }

    private static List<Region> regions(MatrixView view) {
        Canvas canvas = view.canvas();
        return List.of(
                Region.of("lead", view.lead(), () -> Templates.lead(view.lead())),
                Region.of("chips", view.chips(), () -> Templates.chips(view.chips())),
                canvas == null ? table(view, view.table()) : canvas(canvas),
                Region.of("inspector", view.inspector(), () -> Templates.inspector(view.inspector())));
    }

    /** While the same DaemonSets and nodes stand in the same places, each row is sent by itself. */
    private static Region table(MatrixView view, MatrixView.Table table) {
        List<Object> shape = List.of(
                table.columns(),
                view.note(),
                table.rows().stream().map(r -> List.of(r.id(), r.breaks())).toList());
        return new Region(
                "roster",
                shape,
                () -> Templates.table(view),
                Stream.concat(
                                Stream.of(Region.of("columns", table.groups(), () -> Templates.heads(table))),
                                table.rows().stream().map(r -> Region.of(r.id(), r, () -> Templates.row(r))))
                        .toList());
    }

    private static Region canvas(Canvas canvas) {
        return new Region(
                "roster",
                List.of(canvas.legend(), canvas.troubleFirst()),
                () -> Templates.canvas(canvas),
                List.of(
                        Region.of("canvas.columns", canvas.columns(), () -> Templates.canvasColumns(canvas.columns())),
                        new Region(
                                "canvas.rows",
                                canvas.rows().stream().map(Canvas.Row::id).toList(),
                                () -> Templates.canvasRows(canvas.rows()),
                                canvas.rows().stream()
                                        .map(r -> Region.of(r.id(), r, () -> Templates.canvasRow(r)))
                                        .toList()),
                        new Region(
                                "canvas.cells",
                                canvas.shape(),
                                () -> Templates.canvasCells(canvas.pieces()),
                                canvas.pieces().stream()
                                        .map(p -> Region.of(p.id(), p, () -> Templates.canvasPiece(p)))
                                        .toList())));
    }

    @CheckedTemplate(basePath = "matrix")
    static class Templates {
        static native TemplateInstance page(Frame frame, MatrixView view, @Nullable MatrixView withoutScript);

        static native TemplateInstance lead(MatrixView.Lead lead);

        static native TemplateInstance chips(List<MatrixView.Chip> chips);

        static native TemplateInstance table(MatrixView view);

        static native TemplateInstance heads(MatrixView.Table table);

        static native TemplateInstance row(MatrixView.Row row);

        static native TemplateInstance canvas(Canvas canvas);

        static native TemplateInstance canvasColumns(Canvas.Columns columns);

        static native TemplateInstance canvasRows(List<Canvas.Row> rows);

        static native TemplateInstance canvasRow(Canvas.Row row);

        static native TemplateInstance canvasCells(List<Canvas.Piece> pieces);

        static native TemplateInstance canvasPiece(Canvas.Piece piece);

        static native TemplateInstance inspector(Inspector inspector);
    }
}
