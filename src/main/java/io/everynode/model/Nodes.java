package io.everynode.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All nodes of a cluster at one moment, in their natural order. */
public final class Nodes {
    public static final Nodes NONE = Nodes.of(List.of());

    private final List<NodeName> names;
    private final Map<NodeName, Integer> places;
    private final List<NodeFacts> inOrder;

    private Nodes(List<NodeName> names, Map<NodeName, Integer> places, List<NodeFacts> inOrder) {
        this.names = names;
        this.places = places;
        this.inOrder = inOrder;
    }

    public static Nodes of(Collection<NodeFacts> nodes) {
        var byName = HashMap.<NodeName, NodeFacts>newHashMap(nodes.size());
        nodes.forEach(n -> byName.put(n.name(), n));
        List<NodeFacts> inOrder = byName.values().stream()
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList();
        var places = HashMap.<NodeName, Integer>newHashMap(inOrder.size());
        inOrder.forEach(n -> places.put(n.name(), places.size()));
        return new Nodes(inOrder.stream().map(NodeFacts::name).toList(), places, inOrder);
    }

    /** The same nodes, some with newer facts: costs a copy, not a sort. */
    Nodes with(Collection<NodeFacts> newer) {
        var facts = new ArrayList<>(inOrder);
        for (NodeFacts node : newer) {
            Integer place = places.get(node.name());
            if (place == null) {
                facts.add(node);
            } else {
                facts.set(place, node);
            }
        }
        return facts.size() == inOrder.size()
                ? new Nodes(names, places, Collections.unmodifiableList(facts))
                : Nodes.of(facts);
    }

    /** In the same order; the very same list for as long as no node comes or goes. */
    public List<NodeName> names() {
        return names;
    }

    public List<NodeFacts> inOrder() {
        return inOrder;
    }

    public Optional<NodeFacts> get(NodeName name) {
        Integer place = places.get(name);
        return place == null ? Optional.empty() : Optional.of(inOrder.get(place));
    }

    /** The node's place in the order, or -1. */
    public int place(NodeName name) {
        return places.getOrDefault(name, -1);
    }

    public int size() {
        return inOrder.size();
    }
}
