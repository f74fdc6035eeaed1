package io.everynode.simulation.store;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Which object: its kind, namespace and name; ordered as listings are.
 *
 * @param namespace empty for kinds that have none
 */
public record ObjectKey(Kind kind, String namespace, String name) implements Comparable<ObjectKey> {

    public static ObjectKey node(String name) {
        return new ObjectKey(Kind.NODE, "", name);
    }

    public static ObjectKey namespace(String name) {
        return new ObjectKey(Kind.NAMESPACE, "", name);
    }

    /** The key under which this object is, or would be, stored. */
    public static ObjectKey of(Kind kind, JsonNode object) {
        String namespace = kind.namespaced() ? Trees.text(object, "metadata", "namespace") : "";
        return new ObjectKey(kind, namespace, Trees.text(object, "metadata", "name"));
    }

    @Override
    public int compareTo(ObjectKey other) {
        int byKind = kind.compareTo(other.kind);
        if (byKind != 0) {
            return byKind;
        }
        int byNamespace = namespace.compareTo(other.namespace);
        return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
    }
}
