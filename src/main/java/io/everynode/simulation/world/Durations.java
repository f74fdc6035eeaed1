package io.everynode.simulation.world;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people write them: {@code 500ms}, {@code 90s}, {@code 1h30m}, {@code 12d}; with {@code -} before, the past. */
final class Durations {
    private static final Pattern WHOLE = Pattern.compile("(-?)((?:\\d+(?:ms|s|m|h|d))+)");
    private static final Pattern PART = Pattern.compile("(\\d+)(ms|s|m|h|d)");

    private Durations() {}

    static Duration parse(String text) {
        Matcher whole = WHOLE.matcher(text.strip());
        if (!whole.matches()) {
            throw new IllegalArgumentException(text);
        }
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(whole.group(2));
        while (part.find()) {
            sum = sum.plus(unit(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
        }
        return whole.group(1).isEmpty() ? sum : sum.negated();
    }

    private static Duration unit(String name) {
        return switch (name) {
            case "ms" -> Duration.ofMillis(1);
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
    }
}
