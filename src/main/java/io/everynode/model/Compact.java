package io.everynode.model;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes facts small by sharing what many of them have in common. Of one writer, like the model that it serves. */
final class Compact {
    private final Interner<String> texts = new Interner<>();
    private final Interner<NodeName> nodes = new Interner<>();
    private final Interner<Uid> owners = new Interner<>();
    private final Interner<Map<String, String>> labels = new Interner<>();

    Fact of(Fact fact) {
        return switch (fact) {
            case NodeFacts n -> node(n);
            case PodFacts p -> pod(p);
            case DaemonSetFacts d -> d;
            case RevisionFacts r -> r;
            case EventFacts e -> e;
        };
    }

    private NodeFacts node(NodeFacts n) {
        return new NodeFacts(
                nodes.of(n.name()),
                n.uid(),
                n.createdAt(),
                texts(n.labels()),
                n.taints(),
                n.unschedulable(),
                n.conditions().stream().map(this::condition).toList(),
                n.allocatable(),
                texts.of(n.kubeletVersion()));
    }

    private Map<String, String> texts(Map<String, String> map) {
        return map.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(e -> texts.of(e.getKey()), e -> texts.of(e.getValue())));
    }

    private Condition condition(Condition c) {
        return new Condition(
                texts.of(c.type()),
                texts.of(c.status()),
                texts.of(c.reason()),
                texts.of(c.message()),
                c.lastTransition());
    }

    private PodFacts pod(PodFacts p) {
        return new PodFacts(
                p.uid(),
                texts.of(p.namespace()),
                p.name(),
                name(p.node()),
                name(p.target()),
                p.controller() == null ? null : owners.of(p.controller()),
                labels.of(p.labels()),
                p.createdAt(),
                p.deletionTimestamp(),
                p.phase(),
                p.ready(),
                p.createdAt().equals(p.readySince()) ? p.createdAt() : p.readySince(),
                p.restarts(),
                p.detail().equals(PodDetail.NONE) ? PodDetail.NONE : detail(p.detail()));
    }

    private @Nullable NodeName name(@Nullable NodeName name) {
        return name == null ? null : nodes.of(name);
    }

    /** A release that fails does so on every node, in the same words. */
    private PodDetail detail(PodDetail d) {
        return new PodDetail(
                texts.of(d.reason()),
                texts.of(d.message()),
                d.scheduled() == null ? null : condition(d.scheduled()),
                d.containers().stream().map(this::container).toList(),
                List.copyOf(d.finalizers()),
                List.copyOf(d.schedulingGates()));
    }

    private ContainerStatusFacts container(ContainerStatusFacts c) {
        return new ContainerStatusFacts(
                texts.of(c.name()),
                c.init(),
                c.ready(),
                c.restarts(),
                texts.of(c.state()),
                texts.of(c.reason()),
                texts.of(c.message()),
                c.lastTermination());
    }
}
