package io.everynode.simulation.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The nodes that have joined the pools beside those that were there at first. */
final class Growth {
    private final Map<String, Pool> pools = new HashMap<>();
    private final Map<String, Integer> sizes = new HashMap<>();
    private final Map<String, Deque<String>> joined = new HashMap<>();
    private final Map<String, ObjectNode> manifests = new HashMap<>();

    Growth(List<Pool> pools) {
        for (Pool pool : pools) {
            this.pools.put(pool.name(), pool);
            sizes.put(pool.name(), pool.count());
        }
    }

    /** The name of the pool's next node; a name is given once. */
    synchronized String reserve(String name) {
        Pool pool = pools.get(name);
        if (pool == null) {
            throw new IllegalArgumentException("There is no pool '" + name + "'.");
        }
        int index = sizes.merge(name, 1, Integer::sum) - 1;
        String node = pool.nameOf(index);
        joined.computeIfAbsent(name, any -> new ArrayDeque<>()).push(node);
        manifests.put(node, pool.node(index));
        return node;
    }

    /** The manifest of a node whose name was reserved. */
    synchronized ObjectNode manifest(String node) {
        return Objects.requireNonNull(manifests.remove(node));
    }

    /** The node that joined last and has not been named here before; null when none has. */
    synchronized @Nullable String newest(String name) {
        Deque<String> nodes = joined.get(name);
        return nodes == null ? null : nodes.poll();
    }
}
