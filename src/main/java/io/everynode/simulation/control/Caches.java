package io.everynode.simulation.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Change;
import io.everynode.simulation.store.Change.Type;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Store;
import io.everynode.simulation.time.Timeline;
import io.everynode.simulation.view.DaemonSetView;
import io.everynode.simulation.view.NodeView;
import io.everynode.simulation.view.PodView;
import io.everynode.simulation.view.RevisionView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All nodes, pods, DaemonSets and ControllerRevisions as the controllers see them, kept on the timeline's thread. Changes
 * queue up in the order in which the store made them and are taken in after each event, so an event sees everything that was
 * written before it.
 */
public final class Caches {
    private final Timeline timeline;
    private final ConcurrentLinkedQueue<Change> changes = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final List<Reaction> reactions = new ArrayList<>();
    private final Map<String, NodeView> nodes = new TreeMap<>();
    private final Map<ObjectKey, DaemonSetView> daemonSets = new TreeMap<>();
    private final PodIndex pods = new PodIndex();
    private final RevisionIndex revisions = new RevisionIndex();

    public Caches(Store store, Timeline timeline) {
        this.timeline = timeline;
        store.listen(this::queue);
        timeline.afterEach(this::takeIn);
    }

    /** Controllers are told in the order in which they were added. */
    public void add(Reaction reaction) {
        reactions.add(reaction);
    }

    public Collection<NodeView> nodes() {
        return Collections.unmodifiableCollection(nodes.values());
    }

    public @Nullable NodeView node(String name) {
        return nodes.get(name);
    }

    public Collection<DaemonSetView> daemonSets() {
        return Collections.unmodifiableCollection(daemonSets.values());
    }

    public @Nullable DaemonSetView daemonSet(ObjectKey key) {
        return daemonSets.get(key);
    }

    public PodIndex pods() {
        return pods;
    }

    public RevisionIndex revisions() {
        return revisions;
    }

    private void queue(Change change) {
        changes.add(change);
        if (woken.compareAndSet(false, true)) {
            timeline.after(Duration.ZERO, () -> {});
        }
    }

    private void takeIn() {
        woken.set(false);
        for (Change change = changes.poll(); change != null; change = changes.poll()) {
            takeIn(change);
        }
    }

    private void takeIn(Change change) {
        switch (change.kind()) {
            case NODE -> {
                NodeView now = view(change, NodeView::of);
                NodeView old = put(nodes, change.key().name(), now);
                reactions.forEach(r -> r.nodeChanged(old, now));
            }
            case DAEMON_SET -> {
                DaemonSetView now = view(change, DaemonSetView::of);
                DaemonSetView old = put(daemonSets, change.key(), now);
                reactions.forEach(r -> r.daemonSetChanged(old, now));
            }
            case POD -> {
                PodView now = view(change, PodView::of);
                PodView old = pods.put(change.key(), now);
                reactions.forEach(r -> r.podChanged(old, now));
            }
            case CONTROLLER_REVISION -> {
                RevisionView now = view(change, RevisionView::of);
                RevisionView old = revisions.put(change.key(), now);
                reactions.forEach(r -> r.revisionChanged(old, now));
            }
            case NAMESPACE, EVENT, RESOURCE_QUOTA, PRIORITY_CLASS -> {}
        }
    }

    private static <V> @Nullable V view(Change change, Function<ObjectNode, V> reader) {
        return change.type() == Type.DELETED ? null : reader.apply(change.object());
    }

    private static <K, V> @Nullable V put(Map<K, V> map, K key, @Nullable V value) {
        return value == null ? map.remove(key) : map.put(key, value);
    }
}
