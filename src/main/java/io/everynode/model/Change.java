package io.everynode.model;

/** What differs between a snapshot and the one before it. */
public sealed interface Change {
    /** A node came, went, or its facts changed: every DaemonSet's cell there may differ. */
    record OfNode(NodeName node) implements Change {}

    /** The DaemonSet itself, its revisions or its events changed, or it came. */
    record OfDaemonSet(DaemonSetRef daemonSet) implements Change {}

    /** The DaemonSet went. */
    record Gone(DaemonSetRef daemonSet, Uid uid) implements Change {}

    /** A pod of the DaemonSet for this node came, changed or went. */
    record OfPod(DaemonSetRef daemonSet, NodeName node) implements Change {}
}
