package io.everynode.simulation.registry;

import static io.everynode.simulation.store.Trees.at;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Change;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Store;
import java.util.List;

/** The namespace controller: empties a namespace that is being deleted, and removes it when nothing is left in it. */
final class Namespaces {
    /** DaemonSets first, so that nobody replaces their pods. */
    private static final List<Kind> CONTENT =
            List.of(Kind.DAEMON_SET, Kind.CONTROLLER_REVISION, Kind.POD, Kind.EVENT, Kind.RESOURCE_QUOTA);

    private final Store store;
    private final Deletions deletions;

    Namespaces(Store store, Deletions deletions) {
        this.store = store;
        this.deletions = deletions;
        store.listen(this::written);
    }

    private void written(Change change) {
        if (change.kind() == Kind.NAMESPACE && change.type() != Change.Type.DELETED && terminating(change.object())) {
            empty(change.key().name());
            finish(change.key());
        } else if (change.kind().namespaced() && change.type() == Change.Type.DELETED) {
            ObjectKey namespace = ObjectKey.namespace(change.key().namespace());
            ObjectNode object = store.get(namespace);
            if (object != null && terminating(object)) {
                finish(namespace);
            }
        }
    }

    private void empty(String namespace) {
        for (Kind kind : CONTENT) {
            for (ObjectNode object : store.list(kind, namespace).objects()) {
                deletions.delete(ObjectKey.of(kind, object), object, DeleteOptions.background());
            }
        }
    }

    private void finish(ObjectKey namespace) {
        boolean empty = CONTENT.stream()
                .allMatch(kind -> store.list(kind, namespace.name()).objects().isEmpty());
        if (empty) {
            store.remove(namespace);
        }
    }

    private static boolean terminating(ObjectNode namespace) {
        return at(namespace, "metadata").has("deletionTimestamp");
    }
}
