package io.everynode.action;

import java.time.Instant;

/**
 * What the gate answered, and to what.
 *
 * @param kubectl the command that does the same
 * @param at when it ended, by the cluster's clock
 */
public record Answer(String requestId, Action action, Order order, Outcome outcome, String kubectl, Instant at) {}
