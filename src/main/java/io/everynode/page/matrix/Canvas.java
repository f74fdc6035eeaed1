package io.everynode.page.matrix;

import io.everynode.board.View;
import io.everynode.insight.Attention;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.Verdict;
import io.everynode.page.Words;
import io.everynode.web.Links;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The matrix as a script paints it. Rows stand by name and columns in the nodes' own order, so that a change moves nothing
 * here and is sent as the few cells that it touched; what is to stand first on the screen the script sees from them.
 *
 * @param pieces all cells, row by row
 * @param troubleFirst whether trouble is to stand first
 * @param asTable where the same is had as a table
 */
public record Canvas(
        List<Key> legend, Columns columns, List<Row> rows, List<Piece> pieces, boolean troubleFirst, String asTable) {
    /** A cell that changes is sent with so many of its row. */
    static final int PIECE = 500;

    /** A verdict by the order of trouble: the first is the letter {@code a} of a piece, the next {@code b}. */
    public record Key(Verdict verdict, String word) {}

    /** @param href where their names are had; other names, another address */
    public record Columns(List<Group> groups, String href) {}

    /** @param nodes how many */
    public record Group(String name, int nodes) {}

    /**
     * A DaemonSet.
     *
     * @param place by name, from 0
     * @param rank how much it needs somebody, 0 for most
     * @param rollout its state, the API's word
     */
    public record Row(
            String id,
            String name,
            String ref,
            String href,
            int place,
            int rank,
            boolean trouble,
            String rollout,
            List<MatrixView.Sum> sums) {}

    /** @param runs cells as letters, with a number before each that stands for several alike */
    public record Piece(String id, String runs) {}

    static Canvas of(View view, Grid grid, MatrixFilter filter) {
        int[] places = grid.groups().stream()
                .flatMap(g -> g.nodes().stream())
                .mapToInt(view.understanding().nodes()::place)
                .toArray();
        return new Canvas(
                Arrays.stream(Verdict.values())
                        .map(v -> new Key(v, Words.word(v)))
                        .toList(),
                new Columns(
                        grid.groups().stream()
                                .map(g -> new Group(g.name(), g.nodes().size()))
                                .toList(),
                        filter.bare().address("/matrix/columns.json") + "&v=" + ColumnNames.version(grid)),
                IntStream.range(0, grid.rows().size())
                        .mapToObj(i -> row(grid.rows().get(i), i))
                        .toList(),
                grid.rows().stream().flatMap(d -> pieces(d, places).stream()).toList(),
                filter.sort() == MatrixFilter.Sort.TROUBLE,
                filter.shownAs(MatrixFilter.As.TABLE).address("/matrix"));
    }

    private static Row row(DaemonSetUnderstanding d, int place) {
        return new Row(
                Links.rowId(d.ref()),
                d.ref().name(),
                d.ref().namespace() + "/" + d.ref().name(),
                Links.daemonSet(d.ref()),
                place,
                d.attention().ordinal(),
                d.attention() == Attention.NEEDS_YOU,
                d.rollout().state().code(),
                MatrixView.sums(d));
    }

    private static List<Piece> pieces(DaemonSetUnderstanding d, int[] places) {
        var pieces = new ArrayList<Piece>();
        for (int from = 0; from < places.length; from += PIECE) {
            String id = "cells." + from / PIECE + "." + Links.rowId(d.ref());
            pieces.add(new Piece(id, runs(d, places, from, Math.min(from + PIECE, places.length))));
        }
        return pieces;
    }

    /** From those up to but not including the last place. */
    private static String runs(DaemonSetUnderstanding d, int[] places, int from, int to) {
        var runs = new StringBuilder();
        int alike = 0;
        for (int i = from; i < to; i++) {
            Verdict verdict = d.cells().get(places[i]).verdict();
            alike++;
            if (i + 1 == to || d.cells().get(places[i + 1]).verdict() != verdict) {
                runs.append(alike == 1 ? "" : alike).append((char) ('a' + verdict.ordinal()));
                alike = 0;
            }
        }
        return runs.toString();
    }

    /** Which pieces there are: while this stays, each is sent by itself. */
    List<String> shape() {
        return pieces.stream().map(Piece::id).toList();
    }
}
