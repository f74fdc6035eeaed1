package io.everynode.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pod template of a DaemonSet: all that decides placement, and what the pages show of it.
 *
 * @param nodeName {@code spec.nodeName}, usually absent
 * @param affinityTerms the required node affinity's terms; {@code null} where there is no required block, empty where
 *     it has no term (which matches no node)
 * @param requests of one pod: the sum over containers, or an init container's if that is more
 */
public record TemplateFacts(
        Map<String, String> labels,
        Map<String, String> annotations,
        @Nullable String nodeName,
        Map<String, String> nodeSelector,
        @Nullable List<NodeSelectorTerm> affinityTerms,
        List<Toleration> tolerations,
        boolean hostNetwork,
        boolean hostPid,
        List<String> hostPaths,
        String priorityClassName,
        List<ContainerFacts> containers,
        Resources requests) {

    /** The images of the containers proper, as {@code kubectl get -o wide} shows them, without init containers. */
    public List<String> images() {
        return containers.stream()
                .filter(c -> !c.init())
                .map(ContainerFacts::image)
                .toList();
    }
}
