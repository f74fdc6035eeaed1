package io.everynode.insight;

import io.everynode.model.PodFacts;
import io.everynode.model.RevisionNumber;
import org.jspecify.annotations.Nullable;

/**
 * A pod in a cell.
 *
 * @param revision of its hash, absent where no ControllerRevision carries it any more
 */
public record PodOnNode(PodFacts facts, @Nullable RevisionNumber revision, boolean available) {}
