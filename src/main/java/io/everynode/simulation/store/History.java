package io.everynode.simulation.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest changes of one kind, at most so many, in the order of their versions. */
final class History {
    private final @Nullable Change[] ring;
    private int first;
    private int size;
    private long forgotten;

    History(int capacity) {
        ring = new Change[capacity];
    }

    void add(Change change) {
        if (size == ring.length) {
            forgetOldest();
        }
        ring[(first + size) % ring.length] = change;
        size++;
    }

    /** Whether every change after this version is still here. */
    boolean reaches(long version) {
        return version >= forgotten;
    }

    /** The changes after a version, oldest first, at most so many. */
    List<Change> after(long version, int limit) {
        int from = firstAfter(version);
        int count = Math.min(limit, size - from);
        List<Change> changes = new ArrayList<>(count);
        for (int i = from; i < from + count; i++) {
            changes.add(get(i));
        }
        return changes;
    }

    /** Forgets everything up to the newest version of all. */
    void forget(long version) {
        while (size > 0) {
            forgetOldest();
        }
        forgotten = version;
    }

    private int firstAfter(long version) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (get(middle).version() > version) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private void forgetOldest() {
        forgotten = get(0).version();
        ring[first] = null;
        first = (first + 1) % ring.length;
        size--;
    }

    private Change get(int index) {
        Change change = ring[(first + index) % ring.length];
        if (change == null) {
            throw new IndexOutOfBoundsException(index);
        }
        return change;
    }
}
