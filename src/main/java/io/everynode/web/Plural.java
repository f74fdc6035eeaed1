package io.everynode.web;

import java.util.Locale;

/** Numbers as they are read, with what they are of. */
public final class Plural {
    private Plural() {}

    /** Such as {@code 1 node}, {@code 48 nodes}. */
    public static String of(int count, String singular) {
        return grouped(count) + " " + (count == 1 ? singular : singular + "s");
    }

    /** From five digits on by thousands: {@code 5000}, {@code 150,000}. */
    public static String grouped(int count) {
        return count < 10_000 ? Integer.toString(count) : String.format(Locale.ROOT, "%,d", count);
    }
}
