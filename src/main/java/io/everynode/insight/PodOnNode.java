package io.everynode.insight;

import io.everynode.model.PodFacts;
import io.everynode.model.RevisionNumber;
import org.jspecify.annotations.Nullable;

/**
 * A pod in a cell.
 *
 * @param revision of its hash, absent where no ControllerRevision carries it any more
 * @param current it runs the current revision's template, by its hash
 * @param updated the controller counts it as updated ({@code IsPodUpdated}): by its hash or by the legacy generation
 * @param available {@code IsPodAvailable}: ready, and for minReadySeconds
 */
public record PodOnNode(
        PodFacts facts, @Nullable RevisionNumber revision, boolean current, boolean updated, boolean available) {}
