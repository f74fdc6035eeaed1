package io.everynode.action;

import io.everynode.model.Caller;
import io.everynode.model.ClusterName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets only so many wait for a cluster at once: a slow one, or one impatient caller, leaves room for all others. Whoever
 * finds no room is told so at once, and nothing is sent.
 */
final class Crowd {
    static final int OF_A_CLUSTER = 16;
    static final int OF_A_CALLER = 8;

    private final Map<Object, Integer> inside = new HashMap<>();

    private record Who(String caller) {}

    /** @return what was performed, or why there was no room for it */
    <T> T pass(ClusterName cluster, Caller caller, Supplier<T> perform, Function<Outcome, T> refuse) {
        Optional<Outcome> full = enter(cluster, caller);
        if (full.isPresent()) {
            return refuse.apply(full.get());
        }
        try {
            return perform.get();
        } finally {
            leave(cluster, caller);
        }
    }

    private synchronized Optional<Outcome> enter(ClusterName cluster, Caller caller) {
        var who = new Who(caller.name());
        if (inside.getOrDefault(who, 0) >= OF_A_CALLER) {
            return Optional.of(new Outcome.Crowded(
                    OF_A_CALLER + " requests of yours wait for an answer already. Nothing was sent; try again in a few"
                            + " seconds.",
                    true));
        }
        if (inside.getOrDefault(cluster, 0) >= OF_A_CLUSTER) {
            return Optional.of(new Outcome.Crowded(
                    OF_A_CLUSTER + " requests wait for " + cluster + " already, which is slow to answer. Nothing was"
                            + " sent; try again in a few seconds.",
                    false));
        }
        inside.merge(who, 1, Integer::sum);
        inside.merge(cluster, 1, Integer::sum);
        return Optional.empty();
    }

    private synchronized void leave(ClusterName cluster, Caller caller) {
        inside.compute(new Who(caller.name()), Crowd::less);
        inside.compute(cluster, Crowd::less);
    }

    private static @Nullable Integer less(Object key, @Nullable Integer count) {
        return count == null || count == 1 ? null : count - 1;
    }
}
