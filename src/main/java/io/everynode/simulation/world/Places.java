package io.everynode.simulation.world;

import io.everynode.simulation.store.ObjectKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What an event of a world's file may name. */
record Places(List<Pool> pools, List<History> daemonSets) {
    String node(Field field) {
        String name = field.text();
        Set<String> names = new HashSet<>();
        for (Pool pool : pools) {
            for (int i = 0; i < pool.count(); i++) {
                names.add(pool.nameOf(i));
            }
        }
        if (!names.contains(name)) {
            throw field.expected("the name of a node in one of the pools");
        }
        return name;
    }

    String pool(Field field) {
        String name = field.text();
        if (pools.stream().noneMatch(pool -> pool.name().equals(name))) {
            throw field.expected("the name of a pool");
        }
        return name;
    }

    ObjectKey daemonSet(Field field) {
        String name = field.text();
        return daemonSets.stream()
                .map(History::key)
                .filter(key -> name.equals(key.namespace() + "/" + key.name()))
                .findFirst()
                .orElseThrow(() -> field.expected("namespace/name of a DaemonSet of this file"));
    }
}
