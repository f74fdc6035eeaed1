package io.everynode.simulation.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** All objects of a kind (or of one namespace of it) at one {@code resourceVersion}, by namespace and name. */
public record Listing(long version, List<ObjectNode> objects) {}
