package io.everynode.cluster;

import io.everynode.model.ContainerFacts;
import io.everynode.model.NodeSelectorTerm;
import io.everynode.model.Requirement;
import io.everynode.model.TemplateFacts;
import io.everynode.model.Toleration;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.NodeAffinity;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A pod template as fabric8 reads it becomes facts. */
public final class TemplateTranslator {
    private TemplateTranslator() {}

    public static TemplateFacts facts(PodTemplateSpec template) {
        ObjectMeta meta = Objects.requireNonNullElseGet(template.getMetadata(), ObjectMeta::new);
        PodSpec spec = Objects.requireNonNullElseGet(template.getSpec(), PodSpec::new);
        return new TemplateFacts(
                Fields.map(meta.getLabels()),
                DaemonSetTranslator.withoutLastApplied(meta.getAnnotations()),
                Fields.text(spec.getNodeName()).isEmpty() ? null : spec.getNodeName(),
                Fields.map(spec.getNodeSelector()),
                affinityTerms(spec),
                Fields.list(spec.getTolerations()).stream()
                        .map(t -> new Toleration(
                                Fields.text(t.getKey()),
                                Fields.text(t.getOperator()),
                                Fields.text(t.getValue()),
                                Fields.text(t.getEffect())))
                        .toList(),
                Fields.flag(spec.getHostNetwork()),
                Fields.flag(spec.getHostPID()),
                Fields.list(spec.getVolumes()).stream()
                        .filter(v -> v.getHostPath() != null)
                        .map(v -> Fields.text(v.getHostPath().getPath()))
                        .toList(),
                Fields.text(spec.getPriorityClassName()),
                Stream.concat(
                                Fields.list(spec.getInitContainers()).stream().map(c -> container(c, true)),
                                Fields.list(spec.getContainers()).stream().map(c -> container(c, false)))
                        .toList(),
                Amounts.requests(spec));
    }

    private static @Nullable List<NodeSelectorTerm> affinityTerms(PodSpec spec) {
        return Optional.ofNullable(spec.getAffinity())
                .map(Affinity::getNodeAffinity)
                .map(NodeAffinity::getRequiredDuringSchedulingIgnoredDuringExecution)
                .map(required -> Fields.list(required.getNodeSelectorTerms()).stream()
                        .map(t -> new NodeSelectorTerm(
                                requirements(t.getMatchExpressions()), requirements(t.getMatchFields())))
                        .toList())
                .orElse(null);
    }

    private static List<Requirement> requirements(@Nullable List<NodeSelectorRequirement> requirements) {
        return Fields.list(requirements).stream()
                .map(r -> new Requirement(
                        Fields.text(r.getKey()), Fields.text(r.getOperator()), List.copyOf(Fields.list(r.getValues()))))
                .toList();
    }

    private static ContainerFacts container(Container c, boolean init) {
        return new ContainerFacts(
                Fields.text(c.getName()),
                Fields.text(c.getImage()),
                init,
                Amounts.requests(c),
                Fields.list(c.getPorts()).stream()
                        .map(ContainerPort::getHostPort)
                        .filter(p -> Fields.number(p) > 0)
                        .toList(),
                c.getReadinessProbe() != null,
                c.getLivenessProbe() != null);
    }
}
