package io.everynode.model;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** A cluster as whoever judges and shows it meets it: an identity, a clock, the newest snapshot and how fresh it is. */
public interface ClusterSource {
    ClusterName name();

    /** The context's name as written in the kubeconfig, for people and for {@code --context}. */
    String title();

    /** {@code kubeconfig}, {@code in-cluster} or {@code simulated}. */
    String kind();

    /** The API server's version such as {@code v1.36.3}; empty until it answered once. */
    String version();

    /** The cluster's time: for a real one local time plus the offset read off its answers. */
    InstantSource clock();

    Snapshot snapshot();

    Freshness freshness();

    /**
     * The cluster's time up to which all that the counts need was heard: when anything, a bookmark included, last came of
     * the kind that has been silent the longest.
     */
    Instant lastHeard();

    /** The objects that cannot be read now, by kind and name. */
    List<Unread> unread();

    /** Calls the listener after each new snapshot and each change of freshness, on the cluster's writer thread. */
    void onChange(Runnable listener);
}
