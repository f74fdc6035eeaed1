package io.everynode.simulation.scheduler;

/**
 * Why a pod does not fit a node.
 *
 * @param resolvable whether it would fit if other pods went
 */
record Obstacle(String reason, boolean resolvable) {}
