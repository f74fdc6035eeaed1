package io.everynode.simulation.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The nodes that have joined the pools beside those that were there at first. */
final class Growth {
    private final Map<String, Pool> pools = new HashMap<>();
    private final Map<String, Integer> sizes = new HashMap<>();
    private final Map<String, Deque<String>> joined = new HashMap<>();

    Growth(List<Pool> pools) {
        for (Pool pool : pools) {
            this.pools.put(pool.name(), pool);
            sizes.put(pool.name(), pool.count());
        }
    }

    /** The manifest of the pool's next node; a name is used once. */
    synchronized ObjectNode next(String name) {
        Pool pool = pool(name);
        int index = sizes.merge(name, 1, Integer::sum) - 1;
        joined.computeIfAbsent(name, any -> new ArrayDeque<>()).push(pool.nameOf(index));
        return pool.node(index);
    }

    synchronized String nextName(String name) {
        Pool pool = pool(name);
        return pool.nameOf(sizes.getOrDefault(name, 0));
    }

    /** The node that joined last and has not been named here before; null when none has. */
    synchronized @Nullable String newest(String name) {
        Deque<String> nodes = joined.get(name);
        return nodes == null ? null : nodes.poll();
    }

    private Pool pool(String name) {
        Pool pool = pools.get(name);
        if (pool == null) {
            throw new IllegalArgumentException("There is no pool '" + name + "'.");
        }
        return pool;
    }
}
