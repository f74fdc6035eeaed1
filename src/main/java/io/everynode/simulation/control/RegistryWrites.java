package io.everynode.simulation.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.registry.DeleteOptions;
import io.everynode.simulation.registry.Part;
import io.everynode.simulation.registry.Registry;
import io.everynode.simulation.registry.StatusException;
import io.everynode.simulation.registry.WriteOptions;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Writes through the registry, by the same rules as requests do. */
public final class RegistryWrites implements Writes {
    private final Registry registry;

    public RegistryWrites(Registry registry) {
        this.registry = registry;
    }

    @Override
    public ObjectNode create(Kind kind, ObjectNode object) throws Refused {
        try {
            return registry.create(kind, ObjectKey.of(kind, object).namespace(), object, WriteOptions.INTERNAL);
        } catch (StatusException e) {
            throw new Refused(e.status().message());
        }
    }

    @Override
    public ObjectNode shared(ObjectNode tree) {
        return registry.store().frozen(tree);
    }

    @Override
    public boolean change(ObjectKey key, String uid, UnaryOperator<ObjectNode> change) {
        return onSame(key, uid, () -> registry.update(key, Part.MAIN, change, WriteOptions.INTERNAL));
    }

    @Override
    public boolean changeStatus(ObjectKey key, String uid, Function<JsonNode, ObjectNode> change) {
        UnaryOperator<ObjectNode> whole = object -> Trees.with(object, change.apply(object.path("status")), "status");
        return onSame(key, uid, () -> registry.update(key, Part.STATUS, whole, WriteOptions.INTERNAL));
    }

    @Override
    public boolean bind(ObjectKey pod, String uid, String node) {
        return onSame(pod, uid, () -> registry.bind(pod, node, WriteOptions.INTERNAL));
    }

    @Override
    public boolean delete(ObjectKey key, String uid) {
        return onSame(key, uid, () -> registry.delete(key, DeleteOptions.background()));
    }

    @Override
    public boolean remove(ObjectKey key, String uid) {
        return onSame(key, uid, () -> registry.delete(key, DeleteOptions.now()));
    }

    private boolean onSame(ObjectKey key, String uid, Supplier<?> write) {
        return registry.store().atomically(() -> {
            ObjectNode present = registry.store().get(key);
            if (present == null || !Trees.text(present, "metadata", "uid").equals(uid)) {
                return false;
            }
            try {
                var unused = write.get();
                return true;
            } catch (StatusException e) {
                return false;
            }
        });
    }
}
