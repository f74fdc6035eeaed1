package io.everynode.simulation.lifecycle;

import io.everynode.simulation.control.Caches;
import io.everynode.simulation.control.Reaction;
import io.everynode.simulation.control.Writes;
import io.everynode.simulation.time.Timeline;
import io.everynode.simulation.view.NodeView;
import io.everynode.simulation.view.PodView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pod garbage collector: pods that are bound to a node which is gone are ended, 40 s after it has noticed and at one of
 * its rounds, which are 20 s apart ({@code gcOrphaned}).
 */
public final class PodCollector implements Reaction {
    private static final long ROUND_MILLIS = 20_000;
    private static final Duration QUARANTINE = Duration.ofSeconds(40);

    private final Timeline timeline;
    private final Caches caches;
    private final Writes writes;

    public PodCollector(Timeline timeline, Caches caches, Writes writes) {
        this.timeline = timeline;
        this.caches = caches;
        this.writes = writes;
        caches.add(this);
    }

    @Override
    public void nodeChanged(@Nullable NodeView old, @Nullable NodeView now) {
        if (now == null && old != null) {
            timeline.at(roundAfter(Duration.ZERO), () -> notice(old.name()));
        }
    }

    @Override
    public void podChanged(@Nullable PodView old, @Nullable PodView now) {
        boolean came = old == null && now != null && now.bound();
        String node = now == null ? null : now.target();
        if (came && node != null && caches.node(node) == null) {
            timeline.at(roundAfter(Duration.ZERO), () -> notice(node));
        }
    }

    private void notice(String node) {
        if (caches.node(node) == null) {
            timeline.at(roundAfter(QUARANTINE), () -> collect(node));
        }
    }

    private void collect(String node) {
        if (caches.node(node) == null) {
            List.copyOf(caches.pods().on(node)).stream()
                    .filter(PodView::bound)
                    .forEach(pod -> writes.remove(pod.key(), pod.uid()));
        }
    }

    private Instant roundAfter(Duration delay) {
        long earliest = timeline.instant().plus(delay).toEpochMilli();
        return Instant.ofEpochMilli(Math.ceilDiv(earliest, ROUND_MILLIS) * ROUND_MILLIS);
    }
}
