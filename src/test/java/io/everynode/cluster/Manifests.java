package io.everynode.cluster;

import io.fabric8.kubernetes.client.utils.Serialization;

/** What the objects of the translators' tests have in common. */
final class Manifests {
    static final String META = """
            metadata:
              name: it
              namespace: logging
              uid: u-1
              creationTimestamp: "2026-11-24T06:00:00Z"
            """;
    static final String OWNED = META + """
              ownerReferences:
              - {apiVersion: apps/v1, kind: DaemonSet, name: agent, uid: ds-1, controller: true}
            """;

    private Manifests() {}

    static <T> T read(Class<T> type, String yaml) {
        return Serialization.unmarshal(yaml, type);
    }
}
