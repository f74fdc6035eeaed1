package io.everynode.page.matrix;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Cells as RFC 4180 has it, every field quoted. */
final class Csv {
    private static final String HEAD = "cluster,namespace,daemonSet,node,wanted,verdict,reason,since,sentence\r\n";

    private Csv() {}

    static String of(List<ExportedCell> cells) {
        return cells.stream().map(Csv::line).collect(Collectors.joining("", HEAD, ""));
    }

    private static String line(ExportedCell cell) {
        return Stream.of(
                        cell.cluster(),
                        cell.namespace(),
                        cell.daemonSet(),
                        cell.node(),
                        "" + cell.wanted(),
                        cell.verdict(),
                        cell.reason(),
                        cell.since().toString(),
                        cell.sentence())
                .map(Csv::quoted)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    /** A spreadsheet takes a text that begins like a formula for one: an apostrophe tells it not to. */
    private static String quoted(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
