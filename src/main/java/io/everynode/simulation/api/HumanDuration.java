package io.everynode.simulation.api;

import java.time.Duration;

/** Durations as Kubernetes prints ages: {@code k8s.io/apimachinery/pkg/util/duration HumanDuration}. */
final class HumanDuration {
    private HumanDuration() {}

    static String of(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < -1) {
            return "<invalid>";
        }
        if (seconds < 120) {
            return Math.max(0, seconds) + "s";
        }
        long minutes = duration.toMinutes();
        if (minutes < 10) {
            return withRest(minutes, "m", seconds % 60, "s");
        }
        if (minutes < 180) {
            return minutes + "m";
        }
        long hours = duration.toHours();
        if (hours < 8) {
            return withRest(hours, "h", minutes % 60, "m");
        }
        return hours < 48 ? hours + "h" : days(hours);
    }

    private static String days(long hours) {
        long days = hours / 24;
        if (days < 8) {
            return withRest(days, "d", hours % 24, "h");
        }
        if (days < 2 * 365) {
            return days + "d";
        }
        return days < 8 * 365 ? withRest(days / 365, "y", days % 365, "d") : days / 365 + "y";
    }

    private static String withRest(long whole, String unit, long rest, String restUnit) {
        return rest == 0 ? whole + unit : whole + unit + rest + restUnit;
    }
}
