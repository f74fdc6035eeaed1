package io.everynode.page.overview;

import io.everynode.insight.Attention;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.Verdict;
import io.everynode.page.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A filter as a link, with how many DaemonSets it would show.
 *
 * @param verdict whose glyph it carries; absent for none
 */
record Chip(
        String text,
        int count,
        String href,
        boolean current,
        @Nullable Verdict verdict) {
    private static final List<Verdict> VERDICTS = List.of(
            Verdict.NOT_READY,
            Verdict.PENDING,
            Verdict.MISSING,
            Verdict.MISSCHEDULED,
            Verdict.UPDATING,
            Verdict.OLD,
            Verdict.UNKNOWN);

    static List<Chip> of(Collection<DaemonSetUnderstanding> daemonSets, Filter filter) {
        var inScope = daemonSets.stream().filter(filter::inScope).toList();
        var chips = new ArrayList<Chip>();
        chips.add(chip("All", inScope, d -> true, filter.all(), filter));
        chips.add(chip(
                "Need you",
                inScope,
                d -> d.attention() == Attention.NEEDS_YOU,
                filter.only(Attention.NEEDS_YOU),
                filter));
        chips.add(
                chip("Moving", inScope, d -> d.attention() == Attention.MOVING, filter.only(Attention.MOVING), filter));
        for (String state : Filter.STATES) {
            if (filter.state().equals(state)) {
                chips.add(chip(
                        capital(state), inScope, d -> d.rollout().state().code().equals(state), filter, filter));
            }
        }
        for (Verdict verdict : VERDICTS) {
            Chip chip = chip(
                    capital(Words.word(verdict)),
                    inScope,
                    d -> d.verdicts().getOrDefault(verdict, 0) > 0,
                    filter.only(verdict),
                    filter);
            if (chip.count > 0 || chip.current) {
                chips.add(new Chip(chip.text, chip.count, chip.href, chip.current, verdict));
            }
        }
        return List.copyOf(chips);
    }

    private static Chip chip(
            String text,
            List<DaemonSetUnderstanding> inScope,
            Predicate<DaemonSetUnderstanding> takes,
            Filter target,
            Filter filter) {
        return new Chip(
                text, (int) inScope.stream().filter(takes).count(), target.address("/"), target.equals(filter), null);
    }

    static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
