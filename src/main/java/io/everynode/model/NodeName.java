package io.everynode.model;

/** The name of a node; ordered as people count: {@code node-2} before {@code node-10}. */
public record NodeName(String value) implements Comparable<NodeName> {
    @Override
    public int compareTo(NodeName other) {
        return NaturalOrder.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
