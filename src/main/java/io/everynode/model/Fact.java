package io.everynode.model;

/** An object of the cluster as far as it is known; its UID tells it from every other, of whatever kind. */
public sealed interface Fact permits NodeFacts, DaemonSetFacts, PodFacts, RevisionFacts, EventFacts {
    Uid uid();
}
