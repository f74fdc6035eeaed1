package io.everynode.model;

import java.util.Comparator;

/** Where a DaemonSet is found; ordered by cluster, namespace, name. */
public record DaemonSetRef(ClusterName cluster, String namespace, String name) implements Comparable<DaemonSetRef> {
    private static final Comparator<DaemonSetRef> ORDER = Comparator.comparing(DaemonSetRef::cluster)
            .thenComparing(DaemonSetRef::namespace)
            .thenComparing(DaemonSetRef::name);

    @Override
    public int compareTo(DaemonSetRef other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return cluster + "/" + namespace + "/" + name;
    }
}
