package io.everynode.web;

/** Numbers with what they are of. */
public final class Plural {
    private Plural() {}

    /** Such as {@code 1 node}, {@code 48 nodes}. */
    public static String of(int count, String singular) {
        return count + " " + (count == 1 ? singular : singular + "s");
    }
}
