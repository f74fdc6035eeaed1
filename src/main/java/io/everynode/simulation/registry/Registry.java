package io.everynode.simulation.registry;

import static io.everynode.simulation.store.Trees.at;
import static io.everynode.simulation.store.Trees.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.registry.WriteOptions.Manager;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Store;
import io.everynode.simulation.store.Trees;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Reads and writes as the API server does between HTTP and its store: the one way in which requests and the simulation's own
 * controllers change a cluster. Refusals are {@link StatusException}s.
 */
public final class Registry {
    private static final int NAME_ATTEMPTS = 8;

    private final Store store;
    private final SystemMetadata metadata;
    private final Deletions deletions;
    private final Bindings bindings;
    private final Admission admission;

    /**
     * @param clock the cluster's own
     * @param random gives uids and generated names
     */
    public Registry(Store store, InstantSource clock, RandomGenerator random) {
        this.store = store;
        this.metadata = new SystemMetadata(clock, random);
        this.deletions = new Deletions(store, metadata);
        this.bindings = new Bindings(store, metadata);
        this.admission = new Admission(store);
        new Namespaces(store, deletions);
    }

    public Store store() {
        return store;
    }

    /** The object, or 404. */
    public ObjectNode get(ObjectKey key) {
        ObjectNode object = store.get(key);
        if (object == null) {
            throw ApiStatus.notFound(key);
        }
        return object;
    }

    /**
     * Creates an object, named by its {@code metadata.name} or {@code generateName}.
     *
     * @param namespace empty for kinds that have none
     */
    public ObjectNode create(Kind kind, String namespace, ObjectNode object, WriteOptions options) {
        return store.atomically(() -> {
            Decoding.requireKind(kind, object);
            requireActive(kind, namespace);
            ObjectNode stamped = metadata.forCreation(kind, named(kind, namespace, object), namespace);
            ObjectNode admitted = admission.mutated(kind, Initial.of(kind, stamped));
            ObjectNode next = tracked(kind, object, Defaults.complete(kind, admitted), options);
            Validation.created(kind, next);
            ObjectKey key = ObjectKey.of(kind, next);
            admission.admit(key, next);
            refuseVersion(object, options);
            if (store.get(key) != null) {
                throw ApiStatus.alreadyExists(key);
            }
            return options.dryRun() ? next : store.put(key, next);
        });
    }

    /** A request may not say which version the new object has; the storage says so, which a dry run does not reach. */
    private static void refuseVersion(ObjectNode object, WriteOptions options) {
        String version = text(object, "metadata", "resourceVersion");
        Manager manager = options.manager();
        boolean posted = manager != null && !manager.applies() && !options.dryRun();
        if (posted && !version.isEmpty() && !version.equals("0")) {
            throw ApiStatus.versionOnCreation();
        }
    }

    /** What the writer of this object is to be told beside the answer. */
    public List<String> warnings(Kind kind, ObjectNode written) {
        return admission.warnings(kind, written);
    }

    /**
     * Changes an object, or one part of it: whatever the change does to the other part or to what the system keeps is ignored.
     * If the changed object carries a {@code resourceVersion} other than the present one, it is refused as a conflict; if
     * nothing differs in the end, nothing is written.
     *
     * @param change gets the stored object, which it must not alter in place, and gives the wanted one
     */
    public ObjectNode update(ObjectKey key, Part part, UnaryOperator<ObjectNode> change, WriteOptions options) {
        return store.atomically(() -> {
            ObjectNode current = get(key);
            ObjectNode wanted = change.apply(current);
            if (wanted == current) {
                return current;
            }
            ObjectNode next = prepared(key, part, current, wanted, options);
            if (Trees.same(next, current)) {
                return current;
            }
            return options.dryRun() ? next : deletions.putOrFinish(key, next);
        });
    }

    /**
     * Server-side apply: creates the object, or changes what the manager of the options wants of it.
     *
     * @param force whether to take fields that others hold and that are wanted otherwise; else that is a conflict
     */
    public Applied apply(ObjectKey key, ObjectNode wanted, boolean force, WriteOptions options) {
        return store.atomically(() -> {
            ObjectNode current = store.get(key);
            String manager = options.manager() == null ? "" : options.manager().name();
            ObjectNode next =
                    Applying.applied(key, current, Applying.named(key, wanted), manager, force, metadata.now());
            if (current == null) {
                requireName(key, next);
                return new Applied(create(key.kind(), key.namespace(), next, options), true);
            }
            return new Applied(update(key, Part.MAIN, present -> next, options), false);
        });
    }

    /** @param created whether there was no such object before */
    public record Applied(ObjectNode object, boolean created) {}

    /** Deletes an object, or begins to: a pod on a node stays for its grace period, an object with finalizers until they are gone. */
    public Deleted delete(ObjectKey key, DeleteOptions options) {
        return store.atomically(() -> deletions.delete(key, get(key), options));
    }

    /** Puts a pod onto a node, as the scheduler does. */
    public ObjectNode bind(ObjectKey pod, String node, WriteOptions options) {
        return store.atomically(() -> bindings.bind(pod, get(pod), node, options));
    }

    /** The object with a generated name, if it has none; one that is taken is drawn again, up to eight times. */
    private ObjectNode named(Kind kind, String namespace, ObjectNode object) {
        String base = text(object, "metadata", "generateName");
        if (base.isEmpty() || !text(object, "metadata", "name").isEmpty()) {
            return object;
        }
        String name = metadata.generatedName(base);
        for (int i = 1; i < NAME_ATTEMPTS && store.get(new ObjectKey(kind, namespace, name)) != null; i++) {
            name = metadata.generatedName(base);
        }
        return Trees.with(object, name, "metadata", "name");
    }

    private ObjectNode prepared(ObjectKey key, Part part, ObjectNode current, ObjectNode wanted, WriteOptions options) {
        Decoding.requireKind(key.kind(), wanted);
        metadata.requireSame(key, current, wanted);
        ObjectNode merged = Parts.merge(part, current, wanted);
        ObjectNode completed =
                at(merged, "spec") == at(current, "spec") ? merged : Defaults.complete(key.kind(), merged);
        ObjectNode next = metadata.forUpdate(key.kind(), current, completed);
        Validation.updated(key.kind(), current, next);
        return options.manager() == null
                ? next
                : tracked(key.kind(), part, current, completed, next, options.manager());
    }

    private ObjectNode tracked(Kind kind, ObjectNode wanted, ObjectNode next, WriteOptions options) {
        if (options.manager() == null) {
            return next;
        }
        return options.manager().applies() && at(wanted, "metadata", "managedFields") instanceof ArrayNode applied
                ? ManagedFields.with(next, applied)
                : ManagedFields.created(kind, next, options.manager(), metadata.now());
    }

    /** What the system itself changes, such as the count of templates, is not the writer's. */
    private ObjectNode tracked(
            Kind kind, Part part, ObjectNode current, ObjectNode asked, ObjectNode next, Manager manager) {
        JsonNode entries = ManagedFields.asked(current, asked);
        if (manager.applies()) {
            return entries instanceof ArrayNode array ? ManagedFields.with(next, array) : next;
        }
        boolean untouched = Trees.same(next, current) && Trees.same(entries, at(current, "metadata", "managedFields"));
        return untouched
                ? next
                : ManagedFields.with(
                        next, ManagedFields.updated(kind, part, current, asked, entries, manager, metadata.now()));
    }

    private static void requireName(ObjectKey key, ObjectNode object) {
        String name = text(object, "metadata", "name");
        if (!name.equals(key.name())) {
            throw ApiStatus.badRequest(
                    "the name of the object (%s) does not match the name on the URL (%s)".formatted(name, key.name()));
        }
    }

    private void requireActive(Kind kind, String namespace) {
        if (!kind.namespaced()) {
            return;
        }
        ObjectKey key = ObjectKey.namespace(namespace);
        ObjectNode object = get(key);
        if (!text(object, "metadata", "deletionTimestamp").isEmpty()) {
            throw ApiStatus.terminating(kind, namespace);
        }
    }
}
