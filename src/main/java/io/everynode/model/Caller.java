package io.everynode.model;

import java.util.Set;

/**
 * Who asks.
 *
 * @param name for people and the audit line
 * @param clusters those that the caller may see
 * @param credential what every write of his carries
 */
public record Caller(String name, Set<String> groups, Set<ClusterName> clusters, Credential credential) {

    /** What proves the caller to an API server. */
    public sealed interface Credential {
        /** The connection's own (kubeconfig or simulation): login modes {@code none} and {@code link}. */
        record Own() implements Credential {}

        /** The caller's bearer token; never printed. */
        record Token(String secret) implements Credential {
            @Override
            public String toString() {
                return "Token[masked]";
            }
        }
    }

    public boolean sees(ClusterName cluster) {
        return clusters.contains(cluster);
    }
}
