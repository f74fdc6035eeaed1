package io.everynode.model;

import java.util.regex.Pattern;

/**
 * The name of a cluster in addresses: the context's name where that is made of letters, digits, {@code . _ -} only;
 * otherwise every other run of characters became one {@code -}.
 */
public record ClusterName(String value) implements Comparable<ClusterName> {
    /** One character of it, as a regular expression. */
    public static final String LETTER = "[A-Za-z0-9._-]";

    private static final Pattern LEGAL = Pattern.compile(LETTER + "+");

    public ClusterName {
        if (!LEGAL.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "cluster: expected letters, digits, '.', '_' or '-', found \"" + value + "\"");
        }
    }

    @Override
    public int compareTo(ClusterName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
