package io.everynode.live;

import io.everynode.model.ClusterName;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A page that moves. Write it as a record of all that its sight depends on (address, filter, the clusters that the
 * caller may see): equal pages are one page, rendered once for everybody who looks at it.
 */
public interface LivePage {
    /** The clusters whose views it shows; only a new view of one of them can change it. */
    Set<ClusterName> clusters();

    /** What it shows at this moment, in the order of the page. Called on a worker thread. */
    List<Region> regions();

    /** By the clock that the page's ages are counted by. */
    Instant now();
}
