package io.everynode.cluster;

import io.everynode.model.ClusterName;
import java.util.HashSet;
import java.util.Set;

/** Gives contexts names that can stand in an address: other runs of characters become {@code -}, twins {@code -2}. */
final class ClusterNames {
    private final Set<ClusterName> taken = new HashSet<>();

    ClusterName of(String title) {
        String legal = title.replaceAll("[^A-Za-z0-9._-]+", "-");
        var name = new ClusterName(legal);
        for (int twin = 2; !taken.add(name); twin++) {
            name = new ClusterName(legal + "-" + twin);
        }
        return name;
    }
}
