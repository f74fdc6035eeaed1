package io.everynode.page.node;

import io.everynode.web.Plural;
import java.util.ArrayList;
import java.util.List;

/**
 * Which part of a long list is shown, and the links to the others. Beyond {@value #SIZE} rows nobody reads on, and a
 * browser begins to be felt.
 *
 * @param from the first row, from 0
 * @param to the row after the last
 * @param steps empty where all is on one page
 */
public record Pages(int from, int to, int of, List<Step> steps) {
    static final int SIZE = 100;

    /** So many pages to either side have a link. */
    private static final int AROUND = 2;

    /** @param href empty where pages are left out between two others */
    public record Step(String text, String href, boolean current) {}

    /** @param of how many rows there are; of a page beyond the last one the last is shown: lists shrink while one looks */
    static Pages of(NodeFilter filter, int of) {
        int last = Math.max(1, Math.ceilDiv(of, SIZE));
        int page = Math.min(filter.page(), last);
        return new Pages(
                (page - 1) * SIZE, Math.min(of, page * SIZE), of, last == 1 ? List.of() : steps(filter, page, last));
    }

    private static List<Step> steps(NodeFilter filter, int page, int last) {
        var steps = new ArrayList<Step>();
        if (page > 1) {
            steps.add(step(filter, "Previous", page - 1, page));
        }
        int before = 0;
        for (int number = 1; number <= last; number++) {
            if (number > 1 && number < last && Math.abs(number - page) > AROUND) {
                continue;
            }
            if (number > before + 1) {
                steps.add(new Step("…", "", false));
            }
            steps.add(step(filter, Integer.toString(number), number, page));
            before = number;
        }
        if (page < last) {
            steps.add(step(filter, "Next", page + 1, page));
        }
        return List.copyOf(steps);
    }

    private static Step step(NodeFilter filter, String text, int to, int page) {
        return new Step(text, filter.page(to).address("/nodes"), to == page);
    }

    public boolean cut() {
        return !steps.isEmpty();
    }

    public String words() {
        return from + 1 + " to " + to + " of " + Plural.of(of, "node") + ", trouble first";
    }
}
