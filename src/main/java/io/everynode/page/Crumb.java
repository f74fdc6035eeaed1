package io.everynode.page;

/**
 * A step of the way to this page; shown by the tag {@code {#crumbs}}.
 *
 * @param href empty for the page itself
 */
public record Crumb(String text, String href) {
    public static Crumb here(String text) {
        return new Crumb(text, "");
    }
}
