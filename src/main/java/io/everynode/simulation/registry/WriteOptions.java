package io.everynode.simulation.registry;

import io.everynode.simulation.ownership.Owner;
import org.jspecify.annotations.Nullable;

/**
 * How a write is meant.
 *
 * @param dryRun everything is checked and answered as if, and nothing is stored
 * @param manager who writes, for {@code managedFields}; null: not recorded, as the simulation's own controllers do to save memory
 */
public record WriteOptions(boolean dryRun, @Nullable Manager manager) {
    /** What the simulation's own controllers and kubelets use. */
    public static final WriteOptions INTERNAL = new WriteOptions(false, null);

    /**
     * @param name the field manager
     * @param operation {@code Update}, or {@code Apply} for server-side apply
     */
    public record Manager(String name, String operation) {
        boolean applies() {
            return operation.equals(Owner.APPLY);
        }
    }
}
