package io.everynode.page.daemonset;

import io.everynode.action.Permits;
import io.everynode.action.Rights.Lack;
import io.everynode.action.Rights.Need;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.Revision;
import io.everynode.insight.Verdict;
import io.everynode.model.RevisionNumber;
import io.everynode.web.Age;
import io.everynode.web.Plural;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The revisions that are kept, newest first, and a bar of the nodes on which they run.
 *
 * @param width the bar's width: the nodes on which any of them runs
 * @param say the bar in words
 * @param lack why none of them may be gone back to; empty where they may
 * @param note what one would stumble over, such as numbers that are gone
 */
public record RevisionList(List<Segment> bar, int width, String say, List<Row> rows, String note, String lack) {
    /** Leaves a hairline between two segments, in nodes; small bars would lose too much by a fixed share. */
    private static final double GAP = 0.003;

    /** The nodes of one revision in the bar. */
    public record Segment(RevisionNumber number, Verdict verdict, double x, double width) {}

    /**
     * A revision.
     *
     * @param changes what it changed against the one before it
     * @param previous the one before it, which its difference is shown against
     */
    public record Row(
            RevisionNumber number,
            boolean current,
            int nodes,
            List<ImageChange> changes,
            String words,
            @Nullable String changeCause,
            Age age,
            @Nullable RevisionNumber previous) {

        public Verdict verdict() {
            return current ? Verdict.OK : Verdict.OLD;
        }
    }

    /** An image that a revision replaced; {@code from} is empty where it is new. */
    public record ImageChange(String from, String to) {}

    static RevisionList of(DaemonSetUnderstanding understanding, Permits permits, Instant now) {
        List<Revision> revisions = understanding.revisions();
        int width = revisions.stream().mapToInt(Revision::nodes).sum();
        var rows = new ArrayList<Row>();
        for (int i = 0; i < revisions.size(); i++) {
            rows.add(row(revisions.get(i), i + 1 < revisions.size() ? revisions.get(i + 1) : null, now));
        }
        return new RevisionList(
                bar(revisions, width),
                width,
                say(revisions),
                rows,
                note(revisions, understanding.facts().revisionHistoryLimit()),
                permits.lacking(understanding.ref(), Need.PATCH)
                        .map(Lack::sentence)
                        .orElse(""));
    }

    private static Row row(Revision revision, @Nullable Revision before, Instant now) {
        List<ImageChange> changes = changes(revision, before);
        return new Row(
                revision.facts().number(),
                revision.current(),
                revision.nodes(),
                changes,
                words(revision, before, changes),
                revision.facts().changeCause(),
                Age.of(revision.facts().createdAt(), now),
                before == null ? null : before.facts().number());
    }

    private static List<ImageChange> changes(Revision revision, @Nullable Revision before) {
        List<String> to = revision.facts().images();
        if (before == null) {
            return to.stream().map(i -> new ImageChange("", i)).toList();
        }
        List<String> from = before.facts().images();
        if (from.size() != to.size()) {
            return to.stream()
                    .filter(i -> !from.contains(i))
                    .map(i -> new ImageChange("", i))
                    .toList();
        }
        var changes = new ArrayList<ImageChange>();
        for (int i = 0; i < to.size(); i++) {
            if (!from.get(i).equals(to.get(i))) {
                changes.add(new ImageChange(from.get(i), to.get(i)));
            }
        }
        return changes;
    }

    private static String words(Revision revision, @Nullable Revision before, List<ImageChange> changes) {
        if (revision.restartOnly()) {
            return "Restart only, template otherwise the same";
        }
        return before != null && changes.isEmpty() ? "Template changed, images the same" : "";
    }

    private static List<Segment> bar(List<Revision> revisions, int width) {
        var bar = new ArrayList<Segment>();
        double x = 0;
        for (Revision revision : revisions) {
            if (revision.nodes() > 0) {
                double gap = x == 0 ? 0 : GAP * width;
                Verdict verdict = revision.current() ? Verdict.OK : Verdict.OLD;
                bar.add(new Segment(revision.facts().number(), verdict, x + gap, revision.nodes() - gap));
                x += revision.nodes();
            }
        }
        return bar;
    }

    private static String say(List<Revision> revisions) {
        return revisions.stream()
                .filter(r -> r.nodes() > 0)
                .map(r -> "revision " + r.facts().number() + " on " + Plural.of(r.nodes(), "node"))
                .collect(Collectors.joining(", "));
    }

    private static String note(List<Revision> revisions, int limit) {
        String kept = limit == 0
                ? "None but the current is kept (revisionHistoryLimit 0): there is no way back."
                : (limit == 1 ? "1 old one is" : limit + " old ones are") + " kept (revisionHistoryLimit).";
        return gaps(revisions) ? "Numbers that are gone were given anew by an undo or cleaned up. " + kept : kept;
    }

    private static boolean gaps(List<Revision> revisions) {
        if (revisions.isEmpty()) {
            return false;
        }
        long newest = revisions.getFirst().facts().number().value();
        long oldest = revisions.getLast().facts().number().value();
        return newest - oldest + 1 > revisions.size();
    }
}
