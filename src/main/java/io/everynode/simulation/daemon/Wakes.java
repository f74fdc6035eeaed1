package io.everynode.simulation.daemon;

import io.everynode.simulation.control.Caches;
import io.everynode.simulation.control.Reaction;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import io.everynode.simulation.view.DaemonSetView;
import io.everynode.simulation.view.NodeView;
import io.everynode.simulation.view.Owner;
import io.everynode.simulation.view.PodView;
import io.everynode.simulation.view.RevisionView;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What makes the controller look, and what does not: it looks away from a node that goes, from conditions, and from most
 * changes of taints and labels on nodes that have their pod ({@code syncNodeUpdate}). So a status can be wrong until
 * something else happens.
 */
final class Wakes implements Reaction {
    private final Caches caches;
    private final Placements placements;
    private final LookQueue looks;
    private final Consumer<ObjectKey> forget;

    Wakes(Caches caches, Placements placements, LookQueue looks, Consumer<ObjectKey> forget) {
        this.caches = caches;
        this.placements = placements;
        this.looks = looks;
        this.forget = forget;
    }

    @Override
    public void daemonSetChanged(@Nullable DaemonSetView old, @Nullable DaemonSetView now) {
        if (now != null) {
            looks.soon(now.key());
        } else if (old != null) {
            forget.accept(old.key());
        }
    }

    @Override
    public void nodeChanged(@Nullable NodeView old, @Nullable NodeView now) {
        boolean matters = now != null
                && (old == null
                        || !old.labels().equals(now.labels())
                        || !old.taints().equals(now.taints()));
        if (now != null && matters) {
            caches.daemonSets().stream().filter(ds -> concerns(ds, now)).forEach(ds -> looks.soon(ds.key()));
        }
    }

    /** {@code syncNodeUpdate}. */
    private boolean concerns(DaemonSetView ds, NodeView node) {
        Placement placement = placements.of(ds).apply(node);
        boolean scheduled = caches.pods().on(node.name()).stream().anyMatch(ds::owns);
        if (!scheduled) {
            return placement.shouldRun();
        }
        return !placement.shouldContinue()
                || Trees.at(ds.json(), "status", "numberMisscheduled").asInt() > 0;
    }

    @Override
    public void podChanged(@Nullable PodView old, @Nullable PodView now) {
        Owner owner = now == null ? null : now.owner();
        Owner oldOwner = old == null ? null : old.owner();
        if (old != null && oldOwner != null && !oldOwner.equals(owner)) {
            wake(old.key(), oldOwner);
        }
        if (now == null) {
            return;
        }
        if (owner != null) {
            DaemonSetView ds = wake(now.key(), owner);
            boolean becameReady = now.ready() && (old == null || !old.ready());
            if (ds != null && becameReady && ds.minReadySeconds() > 0) {
                looks.after(ds.key(), Duration.ofSeconds(ds.minReadySeconds() + 1L));
            }
        } else if (old == null || oldOwner != null || !old.labels().equals(now.labels())) {
            wakeThoseThatMatch(now.key().namespace(), now.labels());
        }
    }

    @Override
    public void revisionChanged(@Nullable RevisionView old, @Nullable RevisionView now) {
        Owner owner = now == null ? null : now.owner();
        Owner oldOwner = old == null ? null : old.owner();
        if (old != null && oldOwner != null && !Objects.equals(owner, oldOwner)) {
            wake(old.key(), oldOwner);
        }
        if (now != null && owner != null) {
            wake(now.key(), owner);
        } else if (now != null) {
            wakeThoseThatMatch(now.key().namespace(), now.labels());
        }
    }

    /** {@code resolveControllerRef}: the DaemonSet of that name, if it is still the same one. */
    private @Nullable DaemonSetView wake(ObjectKey owned, Owner owner) {
        DaemonSetView ds = caches.daemonSet(new ObjectKey(Kind.DAEMON_SET, owned.namespace(), owner.name()));
        if (ds == null || !ds.uid().equals(owner.uid()) || !owner.kind().equals("DaemonSet")) {
            return null;
        }
        looks.soon(ds.key());
        return ds;
    }

    private void wakeThoseThatMatch(String namespace, Map<String, String> labels) {
        caches.daemonSets().stream()
                .filter(ds ->
                        ds.key().namespace().equals(namespace) && ds.selector().matches(labels))
                .forEach(ds -> looks.soon(ds.key()));
    }
}
