package io.everynode.simulation.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Change;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.Listing;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A listing as it was at an earlier version: the present one with every change since then undone. */
final class PastListing {
    private PastListing() {}

    /** The listing at a version; empty if the history does not reach back so far. */
    static Optional<Listing> at(Store store, Kind kind, String namespace, long version) {
        return store.atomically(() -> store.changes(kind, version, Integer.MAX_VALUE)
                .map(changes -> undone(kind, store.list(kind), changes.changes(), namespace, version)));
    }

    private static Listing undone(Kind kind, Listing present, List<Change> changes, String namespace, long version) {
        TreeMap<ObjectKey, ObjectNode> objects = new TreeMap<>();
        for (ObjectNode object : present.objects()) {
            objects.put(ObjectKey.of(kind, object), object);
        }
        for (Change change : changes.reversed()) {
            if (change.previous() == null) {
                objects.remove(change.key());
            } else {
                objects.put(change.key(), change.previous());
            }
        }
        if (!namespace.isEmpty()) {
            objects.keySet().removeIf(key -> !key.namespace().equals(namespace));
        }
        return new Listing(version, List.copyOf(objects.values()));
    }
}
