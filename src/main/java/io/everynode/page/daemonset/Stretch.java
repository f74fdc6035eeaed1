package io.everynode.page.daemonset;

import io.everynode.insight.DiffRow;
import io.everynode.page.Differing;
import io.everynode.web.Plural;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines of two templates that stand together: all the same or all changed.
 *
 * @param folded what a fold says of the lines in it; empty where they are shown at once
 */
public record Stretch(boolean same, String folded, List<Row> rows) {
    /** Lines that are the same and stand beside a changed one stay in sight. */
    private static final int CONTEXT = 3;

    /** @param before absent where the line is new, {@code after} where it is gone */
    public record Row(@Nullable Half before, @Nullable Half after) {}

    /** A line on one side. */
    public record Half(int number, Differing text) {}

    /** @param rows of which at least one changed */
    static List<Stretch> of(List<DiffRow> rows) {
        var stretches = new ArrayList<Stretch>();
        for (int from = 0; from < rows.size(); ) {
            int to = from + 1;
            while (to < rows.size() && rows.get(to).same() == rows.get(from).same()) {
                to++;
            }
            List<DiffRow> together = rows.subList(from, to);
            if (rows.get(from).same()) {
                addSame(together, from > 0, to < rows.size(), stretches);
            } else {
                stretches.add(shown(false, together));
            }
            from = to;
        }
        return List.copyOf(stretches);
    }

    private static void addSame(List<DiffRow> rows, boolean follows, boolean precedes, List<Stretch> into) {
        int head = follows ? CONTEXT : 0;
        int tail = rows.size() - (precedes ? CONTEXT : 0);
        // A fold takes a line itself: it pays from two on.
        if (tail - head < 2) {
            into.add(shown(true, rows));
            return;
        }
        if (head > 0) {
            into.add(shown(true, rows.subList(0, head)));
        }
        List<DiffRow> hidden = rows.subList(head, tail);
        into.add(new Stretch(
                true,
                Plural.of(hidden.size(), "line") + " that did not change",
                hidden.stream().map(Stretch::row).toList()));
        if (tail < rows.size()) {
            into.add(shown(true, rows.subList(tail, rows.size())));
        }
    }

    private static Stretch shown(boolean same, List<DiffRow> rows) {
        return new Stretch(same, "", rows.stream().map(Stretch::row).toList());
    }

    private static Row row(DiffRow row) {
        DiffRow.Line before = row.before();
        DiffRow.Line after = row.after();
        return new Row(half(before, row.same() ? null : after), half(after, row.same() ? null : before));
    }

    private static @Nullable Half half(DiffRow.@Nullable Line line, DiffRow.@Nullable Line other) {
        if (line == null) {
            return null;
        }
        return new Half(
                line.number(),
                other == null ? Differing.whole(line.text()) : Differing.from(line.text(), other.text()));
    }
}
