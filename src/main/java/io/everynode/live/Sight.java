package io.everynode.live;

import io.quarkus.qute.TemplateInstance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one page shows and when each of its regions last changed, so that whoever says how far he saw is told what
 * changed since, as the newest state.
 */
final class Sight {
    private Map<String, Known> known = Map.of();
    private List<Known> roots = List.of();
    private long turn;
    private long seen;

    /** A region as it stands; its text is made when somebody needs it, and once. */
    private static final class Known {
        final String id;
        Object state;
        Supplier<TemplateInstance> fragment;
        List<Known> parts = List.of();
        long changedInTurn;
        long changedBefore;

        @Nullable
        String html;

        Known(Region region) {
            id = region.id();
            state = region.state();
            fragment = region.fragment();
        }
    }

    /** One taking in: what is known afterwards, and whether anything is new. */
    private final class Turn {
        final Map<String, Known> present = new HashMap<>();
        final long revision;

        Turn(long revision) {
            this.revision = revision;
        }

        boolean take(Region region, List<Known> into) {
            Known now = known.get(region.id());
            boolean changed = now == null || !now.state.equals(region.state());
            if (now == null) {
                now = new Known(region);
            }
            now.state = region.state();
            now.fragment = region.fragment();
            var parts = new ArrayList<Known>();
            boolean changedInside = false;
            for (Region part : region.parts()) {
                changedInside |= take(part, parts);
            }
            now.parts = parts;
            if (changed) {
                now.changedInTurn = turn;
                now.changedBefore = revision;
            }
            if (changed || changedInside) {
                now.html = null;
            }
            present.put(now.id, now);
            into.add(now);
            return changed || changedInside;
        }
    }

    /**
     * Takes in what the page shows now.
     *
     * @param before the board's revision before the regions were made: they show at least that
     * @param after the board's revision after they were made: they show at most that
     * @return whether anything is new
     */
    synchronized boolean update(List<Region> regions, long before, long after) {
        turn++;
        seen = before;
        var taking = new Turn(after);
        var newRoots = new ArrayList<Known>();
        boolean changed = false;
        for (Region region : regions) {
            changed |= taking.take(region, newRoots);
        }
        known = taking.present;
        roots = newRoots;
        return changed;
    }

    /** The turns so far; a subscription remembers up to which it was told. */
    synchronized long turn() {
        return turn;
    }

    /** The board's revision that is surely shown. */
    synchronized long revision() {
        return seen;
    }

    /** The elements that changed after that turn; 0 for all. */
    synchronized String sinceTurn(long last) {
        return frames(r -> r.changedInTurn > last);
    }

    /** The elements that may differ from a page that was made at that revision of the board or later. */
    synchronized String sinceRevision(long revision) {
        return frames(r -> r.changedBefore > revision);
    }

    private String frames(Predicate<Known> changed) {
        var frames = new StringBuilder();
        roots.forEach(r -> collect(r, changed, frames));
        return frames.toString();
    }

    private static void collect(Known region, Predicate<Known> changed, StringBuilder frames) {
        if (!changed.test(region)) {
            region.parts.forEach(p -> collect(p, changed, frames));
            return;
        }
        String html = region.html;
        if (html == null) {
            html = region.fragment.get().render();
            region.html = html;
        }
        frames.append(TurboStream.replacement(region.id, html));
    }
}
