package io.everynode.simulation.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.everynode.simulation.store.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a pod's spec says about where it may run.
 *
 * @param required the terms of the required node affinity, of which one must match; null when it has none
 */
public record TemplateView(
        String nodeName,
        Map<String, String> nodeSelector,
        @Nullable List<Term> required,
        List<Toleration> tolerations,
        boolean hostNetwork,
        Resources requests,
        List<HostPort> hostPorts) {

    /** Reads the {@code spec} of a pod or of a template. */
    public static TemplateView of(JsonNode spec) {
        JsonNode required =
                Trees.at(spec, "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution");
        return new TemplateView(
                Trees.text(spec, "nodeName"),
                Json.strings(spec.path("nodeSelector")),
                required.isObject() ? Json.list(required.path("nodeSelectorTerms"), Term::of) : null,
                Json.list(spec.path("tolerations"), Toleration::of),
                spec.path("hostNetwork").asBoolean(),
                requests(spec),
                hostPorts(spec));
    }

    /** As {@code GetRequiredNodeAffinity(pod).Match(node)}; terms that cannot be parsed match nothing. */
    public boolean affinityMatches(NodeView node) {
        return nodeSelector.entrySet().stream()
                        .allMatch(e -> Objects.equals(node.labels().get(e.getKey()), e.getValue()))
                && (required == null || required.stream().anyMatch(term -> term.matches(node.name(), node.labels())));
    }

    /** The containers together or the largest init container, whichever is more, as the scheduler counts. */
    private static Resources requests(JsonNode spec) {
        Resources together = Resources.NONE;
        for (JsonNode container : spec.path("containers")) {
            together = together.plus(Resources.of(Trees.at(container, "resources", "requests")));
        }
        for (JsonNode container : spec.path("initContainers")) {
            together = together.max(Resources.of(Trees.at(container, "resources", "requests")));
        }
        return together;
    }

    private static List<HostPort> hostPorts(JsonNode spec) {
        List<HostPort> ports = new ArrayList<>();
        for (JsonNode container : spec.path("containers")) {
            for (JsonNode port : container.path("ports")) {
                if (port.path("hostPort").asInt() > 0) {
                    ports.add(HostPort.of(port));
                }
            }
        }
        return List.copyOf(ports);
    }
}
