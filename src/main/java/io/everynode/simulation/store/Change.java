package io.everynode.simulation.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One write, as listeners and watches learn of it.
 *
 * @param version the {@code resourceVersion} of the write
 * @param object the new state; of a removed object the last one, with the version of its removal
 * @param previous the state before; null for an added object
 */
public record Change(
        Type type,
        ObjectKey key,
        long version,
        ObjectNode object,
        @Nullable ObjectNode previous) {

    /** The words of the watch protocol. */
    public enum Type {
        ADDED,
        MODIFIED,
        DELETED
    }

    public Kind kind() {
        return key.kind();
    }
}
