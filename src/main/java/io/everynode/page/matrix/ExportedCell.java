package io.everynode.page.matrix;

import io.everynode.board.View;
import io.everynode.insight.Cell;
import io.everynode.insight.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A cell for other programs, in the words of the JSON API.
 *
 * @param since RFC 3339 in UTC
 */
public record ExportedCell(
        String cluster,
        String namespace,
        String daemonSet,
        String node,
        boolean wanted,
        String verdict,
        String reason,
        Instant since,
        String sentence) {
    /**
     * The chosen cell alone where one is chosen. Else by DaemonSet, then in the nodes' own order; without a filter for a
     * verdict all, those that are not wanted too.
     */
    static List<ExportedCell> of(View view, MatrixFilter filter) {
        MatrixFilter.Place chosen = filter.chosen();
        if (chosen != null) {
            return Optional.ofNullable(view.understanding().daemonSets().get(chosen.daemonSet()))
                    .flatMap(d -> d.cell(chosen.node()))
                    .map(ExportedCell::of)
                    .stream()
                    .toList();
        }
        Verdict verdict = filter.verdict();
        return view.understanding().daemonSets().values().stream()
                .filter(filter::takes)
                .flatMap(d -> d.cells().stream())
                .filter(c -> verdict == null || c.verdict() == verdict)
                .map(ExportedCell::of)
                .toList();
    }

    private static ExportedCell of(Cell cell) {
        return new ExportedCell(
                cell.daemonSet().cluster().value(),
                cell.daemonSet().namespace(),
                cell.daemonSet().name(),
                cell.node().value(),
                cell.wanted(),
                cell.verdict().code(),
                Objects.requireNonNullElse(cell.reasonCode(), ""),
                cell.since(),
                cell.sentence());
    }
}
