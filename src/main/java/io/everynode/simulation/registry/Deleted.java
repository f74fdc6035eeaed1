package io.everynode.simulation.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a deletion did.
 *
 * @param object the object as it is now, or as it was last
 * @param gone false while it stays for its grace period or its finalizers
 */
public record Deleted(ObjectNode object, boolean gone) {}
