package io.everynode.cluster;

import io.everynode.model.ClusterName;
import io.fabric8.kubernetes.client.Config;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * A cluster to connect to.
 *
 * @param title the context's name as written, for people and for {@code --context}
 * @param kind {@code kubeconfig}, {@code in-cluster} or {@code simulated}
 * @param config where the API server is and the connection's own credential
 * @param clock the cluster's own, where it has one that can be had; absent: read off its answers
 */
public record Target(
        ClusterName name,
        String title,
        String kind,
        Config config,
        @Nullable InstantSource clock) {}
