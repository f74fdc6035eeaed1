package io.everynode.insight;

import org.jspecify.annotations.Nullable;

/**
 * What placement says of one node.
 *
 * @param why present exactly when the DaemonSet does not want the node
 */
record Placed(@Nullable PlacementReason why) {
    static final Placed WANTED = new Placed(null);

    boolean wanted() {
        return why == null;
    }
}
