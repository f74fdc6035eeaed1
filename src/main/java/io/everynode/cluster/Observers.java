package io.everynode.cluster;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/**
 * The two clients of one cluster that observe: one whole, one that drops while decoding what no fact of a pod needs. What
 * the second one reads must never be written back, and cannot be: neither of them can write.
 */
record Observers(KubernetesClient whole, KubernetesClient pods) implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 30_000;

    @JsonIgnoreProperties({"managedFields", "annotations"})
    private interface TrimmedMeta {}

    @JsonIgnoreProperties({"containers", "initContainers", "ephemeralContainers", "volumes", "tolerations"})
    private interface TrimmedSpec {}

    static Observers of(Config own, ServerClock clock) {
        Config patient = new ConfigBuilder(own)
                .withRequestTimeout(TIMEOUT_MILLIS)
                .withConnectionTimeout(10_000)
                // An informer comes again by itself; retries below it would only hide how things are.
                .withRequestRetryBackoffLimit(0)
                .withWatchReconnectInterval(1_000)
                .build();
        return new Observers(
                builder(patient, clock).build(),
                builder(patient, clock)
                        .withKubernetesSerialization(new KubernetesSerialization(trimming(), true))
                        .build());
    }

    private static KubernetesClientBuilder builder(Config config, ServerClock clock) {
        return new KubernetesClientBuilder().withConfig(config).withHttpClientBuilderConsumer(http -> {
            http.addOrReplaceInterceptor("read-only", new ReadOnly());
            http.addOrReplaceInterceptor("clock", clock);
        });
    }

    private static ObjectMapper trimming() {
        return new ObjectMapper()
                .addMixIn(ObjectMeta.class, TrimmedMeta.class)
                .addMixIn(PodSpec.class, TrimmedSpec.class);
    }

    @Override
    public void close() {
        whole.close();
        pods.close();
    }
}
