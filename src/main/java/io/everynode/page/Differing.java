package io.everynode.page;

/**
 * A line, and what of it differs from the line which it replaces or is replaced by.
 *
 * @param marked the middle that differs; empty where there is no such other line
 */
public record Differing(String before, String marked, String after) {

    public static Differing whole(String text) {
        return new Differing(text, "", "");
    }

    /** What of a text differs from another: what they share at both ends is left out. */
    public static Differing from(String text, String other) {
        int start = 0;
        int shorter = Math.min(text.length(), other.length());
        while (start < shorter && text.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && text.charAt(text.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        int until = text.length() - end;
        return new Differing(text.substring(0, start), text.substring(start, until), text.substring(until));
    }
}
