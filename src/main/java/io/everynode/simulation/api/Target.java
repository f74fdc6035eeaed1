package io.everynode.simulation.api;

import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a request's path means. */
sealed interface Target {

    /**
     * Objects of a kind.
     *
     * @param namespace empty for kinds without, and for all namespaces at once
     * @param name empty for a collection
     * @param subresource {@code status}, {@code binding}, {@code eviction}; empty for the object itself
     */
    record Objects(Kind kind, String namespace, String name, String subresource) implements Target {
        ObjectKey key() {
            return new ObjectKey(kind, namespace, name);
        }
    }

    /** A question about the asker: {@code selfsubjectreviews}, {@code selfsubjectaccessreviews}. */
    record Review(String resource) implements Target {}

    /** Anything else: discovery, version, health, or nothing at all. */
    record Document(String path) implements Target {}

    static Target of(String rawPath) {
        List<String> segments = Arrays.stream(URI.create(rawPath).getPath().split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
        String path = "/" + String.join("/", segments);
        if (segments.size() >= 3
                && segments.getFirst().equals("api")
                && segments.get(1).equals("v1")) {
            return objects("", segments.subList(2, segments.size())).orElse(new Document(path));
        }
        if (segments.size() >= 4
                && segments.getFirst().equals("apis")
                && segments.get(2).equals("v1")) {
            String group = segments.get(1);
            return group.startsWith("auth")
                    ? new Review(segments.get(3))
                    : objects(group, segments.subList(3, segments.size())).orElse(new Document(path));
        }
        return new Document(path);
    }

    private static Optional<Target> objects(String group, List<String> segments) {
        if (segments.getFirst().equals("namespaces") && segments.size() >= 3) {
            Optional<Kind> kind = Kind.served(group, segments.get(2)).filter(Kind::namespaced);
            if (kind.isPresent()) {
                return objects(kind.get(), segments.get(1), segments.subList(2, segments.size()));
            }
        }
        return Kind.served(group, segments.getFirst()).flatMap(kind -> objects(kind, "", segments));
    }

    private static Optional<Target> objects(Kind kind, String namespace, List<String> segments) {
        if (segments.size() > 3) {
            return Optional.empty();
        }
        String name = segments.size() > 1 ? segments.get(1) : "";
        String subresource = segments.size() > 2 ? segments.get(2) : "";
        boolean needsNamespace = kind.namespaced() && namespace.isEmpty() && !name.isEmpty();
        return needsNamespace ? Optional.empty() : Optional.of(new Objects(kind, namespace, name, subresource));
    }
}
