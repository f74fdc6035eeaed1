package io.everynode.simulation.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All objects of one simulated cluster: its etcd. Every write gets the next {@code metadata.resourceVersion}. Stored trees
 * cannot be changed (they refuse it); a new state is a copy along the path that shares the rest, see {@link Trees}.
 *
 * <p>Listeners are called in the order of the writes, one change at a time, before the outermost write returns and under the
 * store's lock: they must be quick. A listener may write; that change follows when the present one has reached everybody.
 */
public final class Store {
    /** How many changes of each kind a watch can be behind before it must list again. */
    public static final int HISTORY = 32_768;

    private final ReentrantLock lock = new ReentrantLock();
    private final Freezer freezer = new Freezer();
    private final Map<Kind, TreeMap<ObjectKey, ObjectNode>> objects = new EnumMap<>(Kind.class);
    private final Map<Kind, History> histories = new EnumMap<>(Kind.class);
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private final ArrayDeque<Change> undelivered = new ArrayDeque<>();
    private boolean delivering;
    private long version;

    public Store() {
        this(HISTORY);
    }

    /** A store that remembers this many changes of each kind. */
    public Store(int history) {
        for (Kind kind : Kind.values()) {
            objects.put(kind, new TreeMap<>());
            histories.put(kind, new History(history));
        }
    }

    /** Does several reads and writes as one; listeners hear of them at the end. */
    public <T> T atomically(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            try {
                deliver();
            } finally {
                lock.unlock();
            }
        }
    }

    public @Nullable ObjectNode get(ObjectKey key) {
        lock.lock();
        try {
            return of(key.kind()).get(key);
        } finally {
            lock.unlock();
        }
    }

    public Listing list(Kind kind) {
        return atomically(() -> new Listing(version, List.copyOf(of(kind).values())));
    }

    public Listing list(Kind kind, String namespace) {
        ObjectKey from = new ObjectKey(kind, namespace, "");
        ObjectKey to = new ObjectKey(kind, namespace + '\0', "");
        return atomically(
                () -> new Listing(version, List.copyOf(of(kind).subMap(from, to).values())));
    }

    /** How many objects of a kind there are. */
    public int count(Kind kind) {
        return atomically(() -> of(kind).size());
    }

    /** The version of the newest write to any kind. */
    public long version() {
        return atomically(() -> version);
    }

    /** Creates or replaces an object; answers it as it is stored now. */
    public ObjectNode put(ObjectKey key, ObjectNode object) {
        return atomically(() -> {
            ObjectNode stored = stamped(object);
            ObjectNode previous = of(key.kind()).put(key, stored);
            Change.Type type = previous == null ? Change.Type.ADDED : Change.Type.MODIFIED;
            written(new Change(type, key, version, stored, previous));
            return stored;
        });
    }

    /** Removes an object; answers its last state, which carries the version of the removal. */
    public Optional<ObjectNode> remove(ObjectKey key) {
        return atomically(() -> {
            ObjectNode previous = of(key.kind()).remove(key);
            if (previous == null) {
                return Optional.empty();
            }
            ObjectNode last = stamped(previous);
            written(new Change(Change.Type.DELETED, key, version, last, previous));
            return Optional.of(last);
        });
    }

    /** What was written to a kind after a version, at most so many changes; empty if the history does not reach back so far. */
    public Optional<Changes> changes(Kind kind, long after, int limit) {
        return atomically(() -> {
            History history = history(kind);
            if (!history.reaches(after)) {
                return Optional.empty();
            }
            List<Change> changes = history.after(after, limit);
            long upTo = changes.size() < limit ? version : changes.getLast().version();
            return Optional.of(new Changes(changes, Math.max(upTo, after)));
        });
    }

    /** Forgets the history, as etcd does when it is compacted: a watch from any older version must list again. */
    public void compact() {
        atomically(() -> {
            histories.values().forEach(history -> history.forget(version));
            return version;
        });
    }

    /** The tree in the form in which it would be stored, so that many objects can share it. */
    public ObjectNode frozen(ObjectNode tree) {
        return atomically(() -> freezer.freeze(tree));
    }

    /** Calls the listener for each write from now on, until the answer is run. */
    public Runnable listen(Consumer<Change> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private ObjectNode stamped(ObjectNode object) {
        version++;
        return freezer.freeze(Trees.with(object, Long.toString(version), "metadata", "resourceVersion"));
    }

    private void written(Change change) {
        history(change.kind()).add(change);
        undelivered.add(change);
    }

    private void deliver() {
        if (delivering || lock.getHoldCount() > 1) {
            return;
        }
        delivering = true;
        try {
            for (Change change = undelivered.poll(); change != null; change = undelivered.poll()) {
                for (Consumer<Change> listener : listeners) {
                    listener.accept(change);
                }
            }
        } finally {
            delivering = false;
        }
    }

    private TreeMap<ObjectKey, ObjectNode> of(Kind kind) {
        return Objects.requireNonNull(objects.get(kind));
    }

    private History history(Kind kind) {
        return Objects.requireNonNull(histories.get(kind));
    }
}
