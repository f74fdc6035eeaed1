package io.everynode.cluster;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.everynode.model.ClusterName;
import io.everynode.model.Fact;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.io.IOException;
import java.util.Optional;

/** Reads one object's JSON to facts; of pods, nodes and events nothing is decoded that no fact needs. */
final class Decoder {
    /** DaemonSets and ControllerRevisions are few and kept whole. */
    static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final JsonMapper TRIMMING = JSON.rebuild()
            .addMixIn(ObjectMeta.class, TrimmedMeta.class)
            .addMixIn(PodSpec.class, TrimmedPodSpec.class)
            .addMixIn(NodeStatus.class, TrimmedNodeStatus.class)
            .build();

    private final ClusterName cluster;

    @JsonIgnoreProperties({"managedFields", "annotations"})
    private interface TrimmedMeta {}

    @JsonIncludeProperties({"nodeName", "affinity", "schedulingGates"})
    private interface TrimmedPodSpec {}

    @JsonIncludeProperties({"allocatable", "conditions", "nodeInfo"})
    private interface TrimmedNodeStatus {}

    Decoder(ClusterName cluster) {
        this.cluster = cluster;
    }

    /**
     * Empty for an object that is of no concern.
     *
     * @throws IOException if it is not what Kubernetes calls by its kind
     * @throws IllegalArgumentException naming the field that is not what it should be
     */
    Optional<? extends Fact> fact(Watched kind, RawObject raw) throws IOException {
        return switch (kind) {
            case NODES -> Optional.of(NodeTranslator.facts(read(TRIMMING, Node.class, raw)));
            case DAEMON_SETS -> Optional.of(DaemonSetTranslator.facts(cluster, read(JSON, DaemonSet.class, raw)));
            case PODS -> PodTranslator.facts(read(TRIMMING, Pod.class, raw));
            case CONTROLLER_REVISIONS -> RevisionTranslator.facts(read(JSON, ControllerRevision.class, raw));
            case EVENTS -> EventTranslator.facts(read(TRIMMING, Event.class, raw));
        };
    }

    static JsonNode tree(RawObject raw) throws IOException {
        return JSON.readTree(raw.bytes(), raw.from(), raw.length());
    }

    private static <T> T read(JsonMapper mapper, Class<T> type, RawObject raw) throws IOException {
        return mapper.readValue(raw.bytes(), raw.from(), raw.length(), type);
    }
}
