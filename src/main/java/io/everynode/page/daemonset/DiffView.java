package io.everynode.page.daemonset;

import io.everynode.model.DaemonSetRef;
import io.everynode.model.RevisionNumber;
import io.everynode.page.Crumb;
import io.everynode.web.Links;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The difference between two revisions as it is shown.
 *
 * @param from the number on the left
 * @param kept the revisions that can be compared
 */
public record DiffView(
        DaemonSetRef ref,
        String path,
        List<Crumb> crumbs,
        String sentence,
        RevisionNumber from,
        RevisionNumber to,
        boolean undoable,
        List<Line> lines,
        List<RevisionNumber> kept) {
    private static final Pattern HUNK = Pattern.compile("@@ -(\\d+)(?:,\\d+)? \\+(\\d+)(?:,\\d+)? @@.*");

    /**
     * A line.
     *
     * @param kind {@code hunk}, {@code same}, {@code del} or {@code add}
     * @param before its number on the left; empty where it is not there
     */
    public record Line(String kind, String before, String after, String text) {}

    static DiffView of(
            DaemonSetRef ref,
            String cluster,
            RevisionNumber from,
            RevisionNumber to,
            boolean undoable,
            List<String> unified,
            List<RevisionNumber> kept) {
        List<Line> lines = lines(unified);
        return new DiffView(
                ref,
                Links.daemonSet(ref),
                List.of(
                        new Crumb(cluster, Links.overview(ref.cluster())),
                        new Crumb(
                                ref.namespace(),
                                Links.overview(ref.cluster()) + "&namespace=" + Links.part(ref.namespace())),
                        new Crumb(ref.name(), Links.daemonSet(ref)),
                        Crumb.here("Revisions " + from + " and " + to)),
                sentence(ref.name(), from, to, lines),
                from,
                to,
                undoable,
                lines,
                kept);
    }

    private static String sentence(String name, RevisionNumber from, RevisionNumber to, List<Line> lines) {
        long removed = lines.stream().filter(l -> l.kind().equals("del")).count();
        long added = lines.stream().filter(l -> l.kind().equals("add")).count();
        return removed + added == 0
                ? "Revisions " + from + " and " + to + " of " + name + " have the same template."
                : "From revision " + from + " to " + to + " of " + name + ": " + removed
                        + (removed == 1 ? " line" : " lines") + " removed, " + added + " added.";
    }

    /** The two lines of file names at the top say what the headline says. */
    private static List<Line> lines(List<String> unified) {
        var lines = new ArrayList<Line>();
        int before = 0;
        int after = 0;
        for (String line : unified.stream().skip(2).toList()) {
            Matcher hunk = HUNK.matcher(line);
            if (hunk.matches()) {
                before = Integer.parseInt(hunk.group(1));
                after = Integer.parseInt(hunk.group(2));
                lines.add(new Line("hunk", "", "", "from line " + before));
                continue;
            }
            String text = line.isEmpty() ? "" : line.substring(1);
            switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                case '-' -> lines.add(new Line("del", "" + before++, "", text));
                case '+' -> lines.add(new Line("add", "", "" + after++, text));
                default -> lines.add(new Line("same", "" + before++, "" + after++, text));
            }
        }
        return lines;
    }
}
