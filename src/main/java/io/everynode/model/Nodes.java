package io.everynode.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** All nodes of a cluster at one moment, in their natural order. */
public final class Nodes {
    public static final Nodes NONE = Nodes.of(List.of());

    private final List<NodeName> names;
    private final List<NodeFacts> inOrder;
    private final Map<NodeName, NodeFacts> byName;

    private Nodes(List<NodeName> names, List<NodeFacts> inOrder, Map<NodeName, NodeFacts> byName) {
        this.names = names;
        this.inOrder = inOrder;
        this.byName = byName;
    }

    public static Nodes of(Collection<NodeFacts> nodes) {
        var byName = HashMap.<NodeName, NodeFacts>newHashMap(nodes.size());
        nodes.forEach(n -> byName.put(n.name(), n));
        List<NodeFacts> inOrder = byName.values().stream()
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .collect(Collectors.toUnmodifiableList());
        return new Nodes(inOrder.stream().map(NodeFacts::name).toList(), inOrder, byName);
    }

    /** The same nodes, some with newer facts: costs a copy, not a sort. */
    Nodes with(Collection<NodeFacts> newer) {
        var facts = new HashMap<>(byName);
        newer.forEach(n -> facts.put(n.name(), n));
        return facts.size() == byName.size()
                ? new Nodes(
                        names,
                        inOrder.stream()
                                .map(n -> Objects.requireNonNull(facts.get(n.name())))
                                .toList(),
                        facts)
                : Nodes.of(facts.values());
    }

    /** In the same order; the very same list for as long as no node comes or goes. */
    public List<NodeName> names() {
        return names;
    }

    public List<NodeFacts> inOrder() {
        return inOrder;
    }

    public Optional<NodeFacts> get(NodeName name) {
        return Optional.ofNullable(byName.get(name));
    }

    public int size() {
        return inOrder.size();
    }
}
