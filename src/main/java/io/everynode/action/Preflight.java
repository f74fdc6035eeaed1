package io.everynode.action;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What will happen, before it happens.
 *
 * @param pods that are replaced or deleted, in the end
 * @param atATime how many of them at once; 0 where nothing is replaced by itself
 * @param estimateSeconds absent where nothing tells how long a node takes
 * @param diff of the template as a unified diff, masked; empty where it stays
 */
public record Preflight(int pods, int atATime, @Nullable Long estimateSeconds, List<Warning> warnings, String diff) {}
