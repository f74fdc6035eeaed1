package io.everynode.page.change;

/**
 * A line of what will happen, or of what was checked.
 *
 * @param warn whether it speaks against going on
 * @param fact the telling part, in bold
 * @param why the rest
 */
record Point(String icon, boolean warn, String fact, String why) {
    static Point of(String icon, String fact, String why) {
        return new Point(icon, false, fact, why);
    }

    static Point warning(String fact, String why) {
        return new Point("warn", true, fact, why);
    }
}
