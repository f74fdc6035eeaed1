package io.everynode.insight;

import io.everynode.model.RevisionFacts;

/**
 * A revision and where it runs.
 *
 * @param nodes those whose counted pod carries its hash, misscheduled ones too
 * @param current it equals the live template
 * @param restartOnly it differs from the one before only by {@code kubectl.kubernetes.io/restartedAt}
 */
public record Revision(RevisionFacts facts, int nodes, boolean current, boolean restartOnly) {}
