package io.everynode.simulation.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What was taken from a writer's text.
 *
 * @param warnings what was in it that counts for nothing
 */
public record Decoded(ObjectNode object, List<String> warnings) {}
