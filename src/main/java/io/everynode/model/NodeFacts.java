package io.everynode.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of a node. Heartbeat times are trimmed, so a mere heartbeat changes nothing here. */
public record NodeFacts(
        NodeName name,
        Uid uid,
        Instant createdAt,
        Map<String, String> labels,
        List<Taint> taints,
        boolean unschedulable,
        List<Condition> conditions,
        Resources allocatable,
        String kubeletVersion)
        implements Fact {

    public Optional<Condition> condition(String type) {
        for (Condition condition : conditions) {
            if (condition.type().equals(type)) {
                return Optional.of(condition);
            }
        }
        return Optional.empty();
    }

    /** {@code True}, {@code False} or {@code Unknown}; a node that never reported is {@code Unknown}. */
    public String ready() {
        return condition("Ready").map(Condition::status).orElse("Unknown");
    }

    public Optional<String> zone() {
        return Optional.ofNullable(labels.get("topology.kubernetes.io/zone"));
    }
}
