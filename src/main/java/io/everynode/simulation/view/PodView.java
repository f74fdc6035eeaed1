package io.everynode.simulation.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the controllers read off a pod.
 *
 * @param target the node it is bound to or meant for ({@code GetTargetNodeName}); null when it has neither
 * @param hash its label of its revision; empty when it has none
 * @param templateGeneration its label of the template's generation, likewise
 * @param readySince when it became Ready; null while it is not
 */
public record PodView(
        ObjectKey key,
        String uid,
        Instant createdAt,
        @Nullable Instant deletedAt,
        @Nullable Owner owner,
        @Nullable String target,
        boolean bound,
        String phase,
        @Nullable Instant readySince,
        String hash,
        String templateGeneration,
        ObjectNode json) {

    public static final String HASH_LABEL = "controller-revision-hash";
    public static final String GENERATION_LABEL = "pod-template-generation";

    /** The order in which the controller prefers one pod of a node to the others ({@code podByCreationTimestampAndPhase}). */
    public static final Comparator<PodView> OLDEST_BOUND_FIRST = Comparator.comparing((PodView pod) -> !pod.bound)
            .thenComparing(PodView::createdAt)
            .thenComparing(pod -> pod.key.name());

    public static PodView of(ObjectNode pod) {
        String nodeName = Trees.text(pod, "spec", "nodeName");
        Instant created = Json.instant(pod, "metadata", "creationTimestamp");
        return new PodView(
                ObjectKey.of(Kind.POD, pod),
                Trees.text(pod, "metadata", "uid"),
                created == null ? Instant.EPOCH : created,
                Json.instant(pod, "metadata", "deletionTimestamp"),
                Owner.controllerOf(pod),
                nodeName.isEmpty() ? affinityTarget(pod) : nodeName,
                !nodeName.isEmpty(),
                Trees.text(pod, "status", "phase"),
                readySince(pod),
                Trees.text(pod, "metadata", "labels", HASH_LABEL),
                Trees.text(pod, "metadata", "labels", GENERATION_LABEL),
                pod);
    }

    public String name() {
        return key.name();
    }

    public Map<String, String> labels() {
        return Json.strings(Trees.at(json, "metadata", "labels"));
    }

    public String label(String name) {
        return Trees.text(json, "metadata", "labels", name);
    }

    public String annotation(String name) {
        return Trees.text(json, "metadata", "annotations", name);
    }

    public boolean deleting() {
        return deletedAt != null;
    }

    public boolean terminal() {
        return phase.equals("Failed") || phase.equals("Succeeded");
    }

    public boolean ready() {
        return readySince != null;
    }

    /** As {@code IsPodAvailable}: Ready for so many seconds at that time. */
    public boolean availableAt(Instant now, int minReadySeconds) {
        return readySince != null && (minReadySeconds == 0 || !readySince.isAfter(now.minusSeconds(minReadySeconds)));
    }

    private static @Nullable Instant readySince(ObjectNode pod) {
        JsonNode ready = Json.named(Trees.at(pod, "status", "conditions"), "type", "Ready");
        if (ready == null || !Trees.text(ready, "status").equals("True")) {
            return null;
        }
        Instant since = Json.instant(ready, "lastTransitionTime");
        return since == null ? Instant.MAX : since;
    }

    private static @Nullable String affinityTarget(ObjectNode pod) {
        JsonNode terms = Trees.at(
                pod,
                "spec",
                "affinity",
                "nodeAffinity",
                "requiredDuringSchedulingIgnoredDuringExecution",
                "nodeSelectorTerms");
        for (JsonNode term : terms) {
            for (JsonNode field : term.path("matchFields")) {
                boolean names = Trees.text(field, "key").equals("metadata.name")
                        && Trees.text(field, "operator").equals("In");
                if (names) {
                    JsonNode values = field.path("values");
                    return values.size() == 1 ? values.get(0).asText() : null;
                }
            }
        }
        return null;
    }
}
