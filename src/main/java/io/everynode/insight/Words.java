package io.everynode.insight;

import io.everynode.model.NodeName;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How sentences name, count and quote. */
final class Words {
    private static final int QUOTE = 160;

    private Words() {}

    /** Up to three names in their natural order, beyond that the first and "8 more". */
    static String nodes(Collection<NodeName> nodes) {
        var names = nodes.stream();
        return list(
                (nodes.size() > 3 ? names : names.sorted()).map(NodeName::value).toList());
    }

    static String list(List<String> names) {
        return switch (names.size()) {
            case 0 -> "";
            case 1 -> names.get(0);
            case 2 -> names.get(0) + " and " + names.get(1);
            case 3 -> names.get(0) + ", " + names.get(1) + " and " + names.get(2);
            default -> names.get(0) + " and " + (names.size() - 1) + " more";
        };
    }

    /** "1 node", "2 nodes". */
    static String count(int n, String noun) {
        return n == 1 ? "1 " + noun : n + " " + noun + "s";
    }

    /** "its 1 node", "all 48 nodes". */
    static String all(int n, String noun) {
        return n == 1 ? "its 1 " + noun : "all " + n + " " + noun + "s";
    }

    /** Every one of the first {@code most}, and how many more. */
    static String upTo(int most, List<String> parts) {
        int more = parts.size() - most;
        return more <= 0 ? every(parts) : String.join(", ", parts.subList(0, most)) + " and " + more + " more";
    }

    /** Every one of them, however many: "a, b and c". */
    static String every(List<String> parts) {
        int last = parts.size() - 1;
        return last <= 0
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }

    static String times(int n) {
        return count(n, "time");
    }

    /** "45 s", "14 min", "1 h 12 min", "3 d": two units at most. */
    static String age(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        long minutes = seconds / 60;
        if (minutes < 60) {
            return minutes + " min";
        }
        long hours = minutes / 60;
        if (hours < 24) {
            return minutes % 60 == 0 ? hours + " h" : hours + " h " + minutes % 60 + " min";
        }
        return hours / 24 + " d";
    }

    static String label(String key, @Nullable String found) {
        return found == null ? "no label " + key : key + "=" + found;
    }

    static String inBrackets(String text) {
        return text.isEmpty() ? "" : " (" + text + ")";
    }

    static String after(String separator, String text) {
        return text.isEmpty() ? "" : separator + text;
    }

    /** A machine's words as a sentence of their own, shortened to the telling part; empty for empty ones. */
    static String quoted(String message) {
        String telling = telling(message);
        return telling.isEmpty() ? "" : " “" + telling + "”";
    }

    /** The first line, cut where it grows too long to be read. */
    static String telling(String message) {
        String line = message.strip().lines().findFirst().orElse("").strip();
        return line.length() <= QUOTE ? line : line.substring(0, QUOTE).stripTrailing() + "…";
    }
}
