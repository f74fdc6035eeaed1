package io.everynode.simulation.control;

import io.everynode.simulation.view.DaemonSetView;
import io.everynode.simulation.view.NodeView;
import io.everynode.simulation.view.PodView;
import io.everynode.simulation.view.RevisionView;
import org.jspecify.annotations.Nullable;

/**
 * What a controller does when an object has come, changed or gone, told after all caches have taken it in. The old state is
 * null for what has come, the new one for what has gone. A reaction must not write at once: it asks the timeline for an event.
 */
public interface Reaction {
    default void nodeChanged(@Nullable NodeView old, @Nullable NodeView now) {}

    default void podChanged(@Nullable PodView old, @Nullable PodView now) {}

    default void daemonSetChanged(@Nullable DaemonSetView old, @Nullable DaemonSetView now) {}

    default void revisionChanged(@Nullable RevisionView old, @Nullable RevisionView now) {}
}
