/** What it means: pure functions from a snapshot, a memory and an instant to placement, counts, verdicts, reasons, rollout, attribution, revisions and attention. */
@NullMarked
package io.everynode.insight;

import org.jspecify.annotations.NullMarked;
