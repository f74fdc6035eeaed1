package io.everynode.simulation.control;

import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.view.Owner;
import io.everynode.simulation.view.PodView;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All pods, found by name, by the UID of their controller, by their node, and the orphans of a namespace. */
public final class PodIndex {
    private final Map<ObjectKey, PodView> all = new HashMap<>();
    private final Map<String, Map<ObjectKey, PodView>> byOwner = new HashMap<>();
    private final Map<String, Map<ObjectKey, PodView>> byNode = new HashMap<>();
    private final Map<String, Map<ObjectKey, PodView>> orphans = new HashMap<>();

    public @Nullable PodView get(ObjectKey key) {
        return all.get(key);
    }

    public Collection<PodView> ownedBy(String uid) {
        return in(byOwner, uid);
    }

    /** The pods that are bound to a node or meant for it. */
    public Collection<PodView> on(String node) {
        return in(byNode, node);
    }

    /** The pods of a namespace that have no controller. */
    public Collection<PodView> orphansIn(String namespace) {
        return in(orphans, namespace);
    }

    /** The names of all nodes that pods are bound to or meant for, existing or not. */
    public Collection<String> nodes() {
        return Collections.unmodifiableCollection(byNode.keySet());
    }

    /** Takes in a pod's new state, null when it is gone; answers the one before. */
    @Nullable
    PodView put(ObjectKey key, @Nullable PodView now) {
        PodView old = now == null ? all.remove(key) : all.put(key, now);
        move(byOwner, old, now, pod -> uidOf(pod.owner()));
        move(byNode, old, now, PodView::target);
        move(orphans, old, now, pod -> pod.owner() == null ? pod.key().namespace() : null);
        return old;
    }

    private static @Nullable String uidOf(@Nullable Owner owner) {
        return owner == null ? null : owner.uid();
    }

    private interface Place {
        @Nullable
        String of(PodView pod);
    }

    private static void move(
            Map<String, Map<ObjectKey, PodView>> index, @Nullable PodView old, @Nullable PodView now, Place place) {
        String from = old == null ? null : place.of(old);
        String to = now == null ? null : place.of(now);
        if (from != null && old != null && !from.equals(to)) {
            index.computeIfPresent(from, (any, pods) -> {
                pods.remove(old.key());
                return pods.isEmpty() ? null : pods;
            });
        }
        if (to != null && now != null) {
            index.computeIfAbsent(to, any -> new LinkedHashMap<>()).put(now.key(), now);
        }
    }

    private static Collection<PodView> in(Map<String, Map<ObjectKey, PodView>> index, String place) {
        return Collections.unmodifiableCollection(
                index.getOrDefault(place, Map.of()).values());
    }
}
