package io.everynode.insight;

import io.everynode.model.Taint;
import io.everynode.model.TemplateFacts;
import io.everynode.model.Toleration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The template's tolerations and those that the controller adds ({@code AddOrUpdateDaemonPodTolerations}). */
final class Tolerations {
    private static final List<Toleration> AUTOMATIC = List.of(
            automatic("not-ready", "NoExecute"),
            automatic("unreachable", "NoExecute"),
            automatic("disk-pressure", "NoSchedule"),
            automatic("memory-pressure", "NoSchedule"),
            automatic("pid-pressure", "NoSchedule"),
            automatic("unschedulable", "NoSchedule"));
    private static final Toleration HOST_NETWORK = automatic("network-unavailable", "NoSchedule");

    private final List<Toleration> all;

    private Tolerations(List<Toleration> all) {
        this.all = all;
    }

    static Tolerations of(TemplateFacts template) {
        var all = new ArrayList<>(template.tolerations());
        all.addAll(AUTOMATIC);
        if (template.hostNetwork()) {
            all.add(HOST_NETWORK);
        }
        return new Tolerations(all);
    }

    private static Toleration automatic(String condition, String effect) {
        return new Toleration("node.kubernetes.io/" + condition, "Exists", "", effect);
    }

    boolean tolerate(Taint taint) {
        for (Toleration toleration : all) {
            if (tolerates(toleration, taint)) {
                return true;
            }
        }
        return false;
    }

    /** {@code Toleration.ToleratesTaint} of core/v1, which asks of an empty key no {@code Exists}. */
    static boolean tolerates(Toleration toleration, Taint taint) {
        return (toleration.effect().isEmpty() || toleration.effect().equals(taint.effect()))
                && (toleration.key().isEmpty() || toleration.key().equals(taint.key()))
                && switch (toleration.operator()) {
                    case "", "Equal" -> toleration.value().equals(taint.value());
                    case "Exists" -> true;
                    case "Lt" -> compare(taint, toleration) < 0;
                    case "Gt" -> compare(taint, toleration) > 0;
                    default -> false;
                };
    }

    /**
     * Whether the taint's number is below (-1) or above (1) the toleration's; 0 where they are equal or one is none. An
     * API server whose TaintTolerationComparisonOperators gate is off refuses such tolerations, so one that is there
     * counts.
     */
    private static int compare(Taint taint, Toleration toleration) {
        OptionalLong left = canonical(taint.value());
        OptionalLong right = canonical(toleration.value());
        return left.isPresent() && right.isPresent() ? Long.compare(left.getAsLong(), right.getAsLong()) : 0;
    }

    private static OptionalLong canonical(String text) {
        OptionalLong number = NodeAffinity.integer(text);
        return number.isPresent() && Long.toString(number.getAsLong()).equals(text) ? number : OptionalLong.empty();
    }
}
