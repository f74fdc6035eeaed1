package io.everynode.action;

import io.everynode.model.Caller;
import io.everynode.model.ClusterName;
import io.fabric8.kubernetes.client.KubernetesClient;

/** Where the gate gets a client that may write. */
public interface Actors {
    /** A client with the caller's credential and without retries; it belongs to whoever gave it and is not closed here. */
    KubernetesClient actor(ClusterName cluster, Caller caller);
}
