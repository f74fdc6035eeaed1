package io.everynode.api;

import io.everynode.insight.Attention;
import io.everynode.insight.DaemonSetUnderstanding;
import io.everynode.insight.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which DaemonSets of a cluster are asked for; a field that is absent lets all pass. */
record DaemonSetFilter(
        @Nullable String namespace,
        @Nullable String q,
        @Nullable String state,
        @Nullable String verdict,
        @Nullable String attention) {
    private static final List<String> STATES = List.of(
            "deleting", "unobserved", "onDelete", "stalled", "progressing", "settled", "degraded", "recovering");
    private static final List<String> VERDICTS =
            Arrays.stream(Verdict.values()).map(Verdict::code).toList();
    private static final List<String> ATTENTIONS =
            Arrays.stream(Attention.values()).map(Attention::code).toList();
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final int LONGEST_TEXT = 256;

    DaemonSetFilter {
        if (namespace != null && !LABEL.matcher(namespace).matches()) {
            throw Problem.badRequest("namespace", "up to 63 lower-case letters, digits and '-'");
        }
        if (q != null && q.length() > LONGEST_TEXT) {
            throw Problem.badRequest("q", "up to " + LONGEST_TEXT + " characters");
        }
        requireOneOf("state", state, STATES);
        requireOneOf("verdict", verdict, VERDICTS);
        requireOneOf("attention", attention, ATTENTIONS);
    }

    private static void requireOneOf(String field, @Nullable String value, List<String> words) {
        if (value != null && !words.contains(value)) {
            throw Problem.badRequest(field, "one of " + String.join(", ", words));
        }
    }

    boolean passes(DaemonSetUnderstanding understood) {
        return (namespace == null || namespace.equals(understood.ref().namespace()))
                && (q == null || holds(understood, q.toLowerCase(Locale.ROOT)))
                && (state == null || state.equals(understood.rollout().state().code()))
                && (verdict == null || hasCell(understood, verdict))
                && (attention == null || attention.equals(understood.attention().code()));
    }

    private static boolean holds(DaemonSetUnderstanding understood, String text) {
        return understood.ref().name().contains(text)
                || understood.facts().template().images().stream()
                        .anyMatch(image -> image.toLowerCase(Locale.ROOT).contains(text));
    }

    private static boolean hasCell(DaemonSetUnderstanding understood, String code) {
        return understood.verdicts().entrySet().stream()
                .anyMatch(e -> e.getKey().code().equals(code) && e.getValue() > 0);
    }
}
