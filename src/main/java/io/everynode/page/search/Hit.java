package io.everynode.page.search;

import io.everynode.insight.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Something that was found.
 *
 * @param aside where it is, and how much of it there is
 * @param verdict the worst of it; absent where nothing is amiss or it has none
 * @param rank how well it matches: 0 is the very name
 */
public record Hit(
        String name, String href, String aside, @Nullable Verdict verdict, int rank) {
    static final int NO_MATCH = -1;

    /** 0 for the same, 1 where a name begins like that, 2 where a part of it does, 3 anywhere, else no match. */
    static int match(String name, String sought) {
        int at = name.indexOf(sought);
        if (at < 0) {
            return NO_MATCH;
        }
        if (at == 0) {
            return name.length() == sought.length() ? 0 : 1;
        }
        return Character.isLetterOrDigit(name.charAt(at - 1)) ? 3 : 2;
    }
}
