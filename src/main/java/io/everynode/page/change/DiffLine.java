package io.everynode.page.change;

import io.everynode.page.Differing;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a unified diff.
 *
 * @param kind {@code hunk}, {@code same}, {@code del} or {@code add}
 * @param from its number before; empty where it was not there
 * @param to its number after; empty where it is gone
 * @param marked the middle of the text that differs from the line which it replaces or is replaced by; often empty
 */
record DiffLine(String kind, String from, String to, String before, String marked, String after) {
    private static final Pattern HUNK = Pattern.compile("@@ -(\\d+)(?:,\\d+)? \\+(\\d+)(?:,\\d+)? @@.*");

    static List<DiffLine> of(String unified) {
        var lines = new ArrayList<DiffLine>();
        int from = 0;
        int to = 0;
        for (String line : unified.lines().skip(2).toList()) {
            Matcher hunk = HUNK.matcher(line);
            if (hunk.matches()) {
                from = Integer.parseInt(hunk.group(1));
                to = Integer.parseInt(hunk.group(2));
                lines.add(plain("hunk", "", "", "line " + from));
                continue;
            }
            String text = line.isEmpty() ? "" : line.substring(1);
            if (line.startsWith("-")) {
                lines.add(plain("del", Integer.toString(from++), "", text));
            } else if (line.startsWith("+")) {
                lines.add(plain("add", "", Integer.toString(to++), text));
            } else {
                lines.add(plain("same", Integer.toString(from++), Integer.toString(to++), text));
            }
        }
        markPairs(lines);
        return List.copyOf(lines);
    }

    private static DiffLine plain(String kind, String from, String to, String text) {
        return new DiffLine(kind, from, to, text, "", "");
    }

    /** One line that took the place of one other: only what differs between them is news. */
    private static void markPairs(List<DiffLine> lines) {
        for (int i = 0; i + 1 < lines.size(); i++) {
            boolean alone = (i == 0 || !lines.get(i - 1).kind().equals("del"))
                    && (i + 2 == lines.size() || !lines.get(i + 2).kind().equals("add"));
            if (alone
                    && lines.get(i).kind().equals("del")
                    && lines.get(i + 1).kind().equals("add")) {
                DiffLine gone = lines.get(i);
                DiffLine come = lines.get(i + 1);
                lines.set(i, gone.differingFrom(come));
                lines.set(i + 1, come.differingFrom(gone));
            }
        }
    }

    /** Of two that are whole yet. */
    private DiffLine differingFrom(DiffLine other) {
        Differing text = Differing.from(before, other.before());
        return new DiffLine(kind, from, to, text.before(), text.marked(), text.after());
    }
}
