package io.everynode.simulation.daemon;

import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.time.Timeline;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * When the controller looks at which DaemonSet. A look takes it a while, longer with more nodes; so the many changes of a
 * large cluster's start do not make as many looks.
 */
final class LookQueue {
    private static final Duration LEAST = Duration.ofMillis(20);
    private static final Duration FOR_EACH_NODE = Duration.ofNanos(40_000);

    private final Timeline timeline;
    private final IntSupplier nodes;
    private final Consumer<ObjectKey> look;
    private final Set<ObjectKey> soon = new HashSet<>();

    LookQueue(Timeline timeline, IntSupplier nodes, Consumer<ObjectKey> look) {
        this.timeline = timeline;
        this.nodes = nodes;
        this.look = look;
    }

    void soon(ObjectKey ds) {
        if (soon.add(ds)) {
            Duration takes = LEAST.plus(FOR_EACH_NODE.multipliedBy(nodes.getAsInt()));
            timeline.after(takes, () -> run(ds));
        }
    }

    void after(ObjectKey ds, Duration delay) {
        timeline.after(delay, () -> soon(ds));
    }

    private void run(ObjectKey ds) {
        soon.remove(ds);
        look.accept(ds);
    }
}
