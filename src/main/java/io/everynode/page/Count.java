package io.everynode.page;

import io.everynode.insight.Verdict;

/**
 * A number of the roster or of a DaemonSet's head; shown by the tag {@code {#n}}.
 *
 * @param off it differs from what is desired and somebody has to know
 * @param explained it differs, and a node's own trouble is the only cause
 * @param verdict whose colour a number that is off takes; empty where it is not
 */
public record Count(int value, boolean off, boolean explained, String verdict) {
    public static Count calm(int value) {
        return new Count(value, false, false, "");
    }

    public static Count off(int value, Verdict cause) {
        return new Count(value, true, false, cause.code());
    }

    public static Count explained(int value) {
        return new Count(value, false, true, "");
    }
}
