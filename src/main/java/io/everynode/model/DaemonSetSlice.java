package io.everynode.model;

import java.util.List;
import java.util.Map;

/**
 * One DaemonSet with all that concerns it, at one moment.
 *
 * @param pods by target node: those whose controller is this DaemonSet's UID, and those without a controller in its
 *     namespace that its selector matches; terminal and deleted ones included, pods without a target node left out
 * @param revisions the ControllerRevisions that it controls, ascending by number
 * @param events about it, newest first
 */
public record DaemonSetSlice(
        DaemonSetFacts facts,
        Map<NodeName, List<PodFacts>> pods,
        List<RevisionFacts> revisions,
        List<EventFacts> events) {}
