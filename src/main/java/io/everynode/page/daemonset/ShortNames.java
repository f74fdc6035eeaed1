package io.everynode.page.daemonset;

import io.everynode.model.NodeName;
import java.util.List;

/** What remains of a node's name on a tile: what all the names have in common, at both ends, is left out. */
record ShortNames(int prefix, int suffix) {
    private static final int FITS = 6;

    static ShortNames among(List<NodeName> nodes) {
        if (nodes.size() < 2) {
            return new ShortNames(0, 0);
        }
        String first = nodes.getFirst().value();
        int prefix = first.length();
        int suffix = first.length();
        for (NodeName node : nodes) {
            prefix = Math.min(prefix, sharedStart(first, node.value()));
            suffix = Math.min(suffix, sharedEnd(first, node.value()));
        }
        return new ShortNames(atBoundary(first, prefix), suffix);
    }

    String of(NodeName node) {
        String name = node.value();
        String rest = prefix + suffix < name.length() ? name.substring(prefix, wordEnd(name)) : name;
        return rest.length() <= FITS ? rest : "…" + rest.substring(telling(rest));
    }

    /** From the last number on where a name ends in one, because that is what tells general-01 from general-02. */
    private static int telling(String rest) {
        int digits = rest.length();
        while (digits > 0 && Character.isDigit(rest.charAt(digits - 1))) {
            digits--;
        }
        int fitting = rest.length() - FITS + 1;
        boolean numbered = digits > fitting && rest.length() - digits > 1 && rest.charAt(digits - 1) == '-';
        return numbered ? digits : fitting;
    }

    /** The common end is cut only from a dot on, so that node-10 and node-20 do not become "1" and "2". */
    private int wordEnd(String name) {
        int dot = name.indexOf('.', Math.max(prefix, name.length() - suffix));
        return dot > prefix ? dot : name.length();
    }

    /** The common start is cut only after a separator, so that node-10 and node-11 do not become "0" and "1". */
    private static int atBoundary(String name, int shared) {
        int at = Math.min(shared, name.length() - 1);
        while (at > 0 && Character.isLetterOrDigit(name.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static int sharedStart(String a, String b) {
        int at = 0;
        while (at < Math.min(a.length(), b.length()) && a.charAt(at) == b.charAt(at)) {
            at++;
        }
        return at;
    }

    private static int sharedEnd(String a, String b) {
        int at = 0;
        while (at < Math.min(a.length(), b.length())
                && a.charAt(a.length() - 1 - at) == b.charAt(b.length() - 1 - at)) {
            at++;
        }
        return at;
    }
}
