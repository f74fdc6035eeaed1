package io.everynode.simulation.store;

import java.util.List;

/**
 * What was written to a kind after some version.
 *
 * @param upTo whoever has seen these changes has seen everything up to this version
 */
public record Changes(List<Change> changes, long upTo) {}
