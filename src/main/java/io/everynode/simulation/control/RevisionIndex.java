package io.everynode.simulation.control;

import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.view.Owner;
import io.everynode.simulation.view.RevisionView;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All ControllerRevisions, by namespace and name; there are few to a namespace. */
public final class RevisionIndex {
    private final TreeMap<ObjectKey, RevisionView> all = new TreeMap<>();

    /** The revisions of the namespace that this owner controls. */
    public List<RevisionView> ownedBy(ObjectKey owner, String uid) {
        return in(owner.namespace()).stream()
                .filter(revision -> uid.equals(uidOf(revision.owner())))
                .toList();
    }

    /** The revisions of a namespace. */
    public List<RevisionView> in(String namespace) {
        ObjectKey from = new ObjectKey(Kind.CONTROLLER_REVISION, namespace, "");
        ObjectKey to = new ObjectKey(Kind.CONTROLLER_REVISION, namespace + '\0', "");
        return List.copyOf(all.subMap(from, to).values());
    }

    public @Nullable RevisionView get(ObjectKey key) {
        return all.get(key);
    }

    @Nullable
    RevisionView put(ObjectKey key, @Nullable RevisionView now) {
        return now == null ? all.remove(key) : all.put(key, now);
    }

    private static @Nullable String uidOf(@Nullable Owner owner) {
        return owner == null ? null : owner.uid();
    }
}
