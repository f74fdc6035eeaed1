package io.everynode.simulation.daemon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.daemon.Situation.Spot;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.view.PodView;
import java.util.Collections;
import java.util.List;

/** The numbers of a DaemonSet's status ({@code updateDaemonSetStatus}); unavailable follows from two of them. */
record Counts(int desired, int current, int ready, int updated, int available, int misscheduled) {
    private static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    static Counts of(Situation situation) {
        Counts counts = NONE;
        for (Spot spot : situation.spots()) {
            counts = counts.plus(on(spot, situation));
        }
        return counts;
    }

    int unavailable() {
        return desired - available;
    }

    /** Whether a status says the same. */
    boolean equalTo(JsonNode status) {
        return status.path("desiredNumberScheduled").asInt() == desired
                && status.path("currentNumberScheduled").asInt() == current
                && status.path("numberMisscheduled").asInt() == misscheduled
                && status.path("numberReady").asInt() == ready
                && status.path("updatedNumberScheduled").asInt() == updated
                && status.path("numberAvailable").asInt() == available
                && status.path("numberUnavailable").asInt() == unavailable();
    }

    /** The status with these numbers; those that may be left out are left out when they are 0, as the API does. */
    ObjectNode in(JsonNode status) {
        ObjectNode changed = Trees.copy(status);
        changed.put("currentNumberScheduled", current);
        changed.put("numberMisscheduled", misscheduled);
        changed.put("desiredNumberScheduled", desired);
        changed.put("numberReady", ready);
        optional(changed, "updatedNumberScheduled", updated);
        optional(changed, "numberAvailable", available);
        optional(changed, "numberUnavailable", unavailable());
        return changed;
    }

    private static void optional(ObjectNode status, String field, int count) {
        if (count == 0) {
            status.remove(field);
        } else {
            status.put(field, count);
        }
    }

    private static Counts on(Spot spot, Situation situation) {
        List<PodView> pods = spot.pods();
        if (!spot.placement().shouldRun()) {
            return pods.isEmpty() ? NONE : new Counts(0, 0, 0, 0, 0, 1);
        }
        if (pods.isEmpty()) {
            return new Counts(1, 0, 0, 0, 0, 0);
        }
        PodView counted = Collections.min(pods, PodView.OLDEST_BOUND_FIRST);
        return new Counts(
                1,
                1,
                counted.ready() ? 1 : 0,
                situation.updated(counted) ? 1 : 0,
                situation.available(counted) ? 1 : 0,
                0);
    }

    private Counts plus(Counts other) {
        return new Counts(
                desired + other.desired,
                current + other.current,
                ready + other.ready,
                updated + other.updated,
                available + other.available,
                misscheduled + other.misscheduled);
    }
}
